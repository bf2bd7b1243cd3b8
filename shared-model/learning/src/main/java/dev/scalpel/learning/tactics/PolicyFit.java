package dev.scalpel.learning.tactics;

import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Q-learning with full information: our orders move no prices, so what every action would have earned is known, and the next
 * regime does not depend on the action. Then the value of an action in a regime is what it earned there less what the usual
 * tactics earned, as a sum of effects of volatility and part of the day, shrunk towards zero, with errors clustered by day.
 */
final class PolicyFit {

    private static final int DEFAULT_ACTION = 0;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final ActionTrades trades;
    private final PolicyProcedure procedure;
    private final int from;
    private final int to;
    private final ScorePolicy regimes;

    private PolicyFit(ActionTrades trades, PolicyProcedure procedure, int from, int to, List<Double> edges) {
        this.trades = trades;
        this.procedure = procedure;
        this.from = from;
        this.to = to;
        int count = (edges.size() + 1) * procedure.dayParts();
        regimes = new ScorePolicy(
                edges, procedure.dayParts(), trades.actions(), Collections.nCopies(count, DEFAULT_ACTION));
    }

    /**
     * A policy from the trades that were decided and had ended in days {@code [from, to)}.
     *
     * @return empty with too few days that have scores
     */
    static Optional<ScorePolicy> of(ActionTrades trades, PolicyProcedure procedure, int from, int to) {
        int[] begins = trades.columns().dayBegins();
        double[] scores = trades.columns().score();
        long scored = IntStream.range(from, to)
                .filter(day ->
                        IntStream.range(begins[day], begins[day + 1]).anyMatch(row -> Double.isFinite(scores[row])))
                .count();
        if (scored < procedure.minDays()) {
            return Optional.empty();
        }
        double[] sigma = IntStream.range(begins[from], begins[to])
                .filter(row -> Double.isFinite(scores[row]))
                .mapToDouble(row -> trades.columns().sigma()[row])
                .toArray();
        // A flat market may have fewer levels.
        List<Double> edges = IntStream.range(1, procedure.levels())
                .mapToDouble(level -> Quantiles.of(sigma, (double) level / procedure.levels()))
                .distinct()
                .boxed()
                .toList();
        return Optional.of(new PolicyFit(trades, procedure, from, to, edges).run());
    }

    private ScorePolicy run() {
        boolean[][] present = present();
        double[][] standard = rewards(DEFAULT_ACTION);
        List<Integer> choices = new ArrayList<>(regimes.choices());
        double[] best = new double[regimes.regimes()];
        int aside = trades.actions().size() - 1;
        for (int action = 1; action < trades.actions().size(); action++) {
            ScoreAction candidate = trades.actions().get(action);
            if (candidate.sizeFactor() > 0 && candidate.sizeFactor() < 1) {
                continue;
            }
            AdditiveRidgeFit.Fitted advantage = fitted(rewards(action), standard, present);
            for (int regime = 0; regime < best.length; regime++) {
                double bound = advantage.lowerBound(effects(regime), procedure.standardErrors());
                if (bound > best[regime]) {
                    best[regime] = bound;
                    boolean doubtful =
                            action == aside && !(advantage.lowerBound(effects(regime), procedure.certainErrors()) > 0);
                    choices.set(regime, doubtful ? aside - 1 : action);
                }
            }
        }
        return new ScorePolicy(regimes.edges(), regimes.dayParts(), regimes.actions(), choices);
    }

    /** By day and regime: what the action's trades earned. */
    private double[][] rewards(int action) {
        double[][] sums = new double[to - from][regimes.regimes()];
        long end = (trades.firstDay() + to) * DAY_MILLIS;
        for (Trade trade : trades.of(action)) {
            int day = trades.day(trade.position().decisionTime());
            if (day >= from && day < to && trade.exitTime() < end) {
                int regime = regimes.regime(
                        trade.position().volatility(), trade.position().decisionTime());
                sums[day - from][regime] += trades.reward(action, trade);
            }
        }
        return sums;
    }

    /** By day and regime: whether it had a minute with a score. */
    private boolean[][] present() {
        boolean[][] present = new boolean[to - from][regimes.regimes()];
        int[] begins = trades.columns().dayBegins();
        for (int day = from; day < to; day++) {
            for (int row = begins[day]; row < begins[day + 1]; row++) {
                if (Double.isFinite(trades.columns().score()[row])) {
                    double sigma = trades.columns().sigma()[row];
                    present[day - from][regimes.regime(sigma, trades.bars().openTime(row))] = true;
                }
            }
        }
        return present;
    }

    private AdditiveRidgeFit.Fitted fitted(double[][] action, double[][] standard, boolean[][] present) {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1 + regimes.levels() + regimes.dayParts(), procedure.priorCells());
        for (int day = 0; day < action.length; day++) {
            for (int regime = 0; regime < present[day].length; regime++) {
                if (present[day][regime]) {
                    fit.add(effects(regime), action[day][regime] - standard[day][regime], day);
                }
            }
        }
        return fit.solve();
    }

    private int[] effects(int regime) {
        int level = regime / regimes.dayParts();
        return new int[] {0, 1 + level, 1 + regimes.levels() + regime % regimes.dayParts()};
    }
}
