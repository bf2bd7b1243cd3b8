package dev.scalpel.research.studies.skill;

import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.BlockMean;
import dev.scalpel.statistics.RankCorrelation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The scored minutes of all test weeks of a symbol. */
final class ScoredMinutes {

    private static final double[] COSTS_BP = {0.2, 0.5, 1, 2, 5, 10};
    private static final int HOLD_MINUTES = 5;
    private static final double BP = 1e4;

    private final List<Scored> rows = new ArrayList<>();

    /**
     * @param score expected log return of five minutes
     * @param next return from the next open
     * @param later return from the open after that
     * @param threshold of the absolute score, from the validation days
     * @param slope slope of returns on scores there
     */
    record Scored(long time, double score, double next, double later, double threshold, double slope) {

        Scored withThreshold(double newThreshold, double newSlope) {
            return new Scored(time, score, next, later, newThreshold, newSlope);
        }

        double grossReturn() {
            return Math.signum(score) * StrictMath.expm1(next);
        }
    }

    /** Adds the rows of a week, which is later than those before. */
    void add(List<Scored> week) {
        rows.addAll(week);
    }

    RankCorrelation spearman() {
        return correlation(Scored::next);
    }

    RankCorrelation spearmanOneBarLater() {
        return correlation(Scored::later);
    }

    /** Half of the mean gross return of trades on the largest tenth of scores, in basis points. */
    BlockMean breakEvenBp() {
        List<Scored> trades = trades(row -> Math.abs(row.score()) >= row.threshold());
        return BlockMean.of(
                values(trades, row -> row.grossReturn() / 2 * BP),
                trades.stream().mapToLong(ScoredMinutes::day).toArray());
    }

    /** Trades only where the calibrated score exceeds the round trip. */
    List<SkillStudy.AtCost> atCosts() {
        List<SkillStudy.AtCost> all = new ArrayList<>();
        for (double costBp : COSTS_BP) {
            double roundTrip = 2 * costBp / BP;
            List<Scored> trades = trades(
                    row -> Math.abs(row.score()) >= row.threshold() && row.slope() * Math.abs(row.score()) > roundTrip);
            double gains = 0;
            double losses = 0;
            for (Scored trade : trades) {
                double net = trade.grossReturn() - roundTrip;
                gains += Math.max(0, net);
                losses += Math.max(0, -net);
            }
            all.add(new SkillStudy.AtCost(
                    costBp,
                    trades.size(),
                    trades.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((gains - losses) / trades.size() * BP),
                    losses > 0 ? OptionalDouble.of(gains / losses) : OptionalDouble.empty()));
        }
        return all;
    }

    /** One position at a time: the bar whose close is the exit's minute may enter again. */
    private List<Scored> trades(Predicate<Scored> enters) {
        List<Scored> trades = new ArrayList<>();
        long free = Long.MIN_VALUE;
        for (Scored row : rows) {
            if (row.time() >= free && enters.test(row)) {
                trades.add(row);
                free = Minutes.plus(row.time(), HOLD_MINUTES);
            }
        }
        return trades;
    }

    private RankCorrelation correlation(ToDoubleFunction<Scored> outcome) {
        return RankCorrelation.of(
                values(rows, Scored::score),
                values(rows, outcome),
                rows.stream().mapToLong(ScoredMinutes::day).toArray());
    }

    private static double[] values(List<Scored> rows, ToDoubleFunction<Scored> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static long day(Scored row) {
        return Math.floorDiv(row.time(), Minutes.PER_DAY * Minutes.MILLIS);
    }
}
