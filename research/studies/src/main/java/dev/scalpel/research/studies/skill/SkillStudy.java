package dev.scalpel.research.studies.skill;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.statistics.BlockMean;
import dev.scalpel.statistics.RankCorrelation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Measures how well the network's auxiliary output predicts the next five minutes of real bars: fitted on 54 days,
 * threshold and slope from the next 6, tested on the next 7, week after week, all rows of a symbol pooled. Nothing is
 * selected on the test weeks. Of these, the minutes count at whose end the symbol was in the universe; a week without any is not tested.
 */
public final class SkillStudy {

    private static final long SHUFFLES_SEED = 77;

    private final Map<Symbol, BarSeries> bars;
    private final Optional<Symbol> reference;
    private final WeekScores fit;
    private final Function<Symbol, LongPredicate> inUniverse;
    private final Consumer<String> progress;

    /**
     * @param bars of every pair
     * @param reference the pair whose returns are features of the others
     * @param inUniverse by the time at which a bar closes, whether a symbol was in the universe
     * @param progress receives a line for each finished week
     */
    public SkillStudy(
            Map<Symbol, BarSeries> bars,
            Optional<Symbol> reference,
            SkillWeek fit,
            Function<Symbol, LongPredicate> inUniverse,
            Consumer<String> progress) {
        this(bars, reference, (WeekScores) fit, inUniverse, progress);
    }

    SkillStudy(
            Map<Symbol, BarSeries> bars,
            Optional<Symbol> reference,
            WeekScores fit,
            Function<Symbol, LongPredicate> inUniverse,
            Consumer<String> progress) {
        this.bars = bars;
        this.reference = reference;
        this.fit = fit;
        this.inUniverse = inUniverse;
        this.progress = progress;
    }

    /**
     * The result of trading the scores at a cost.
     *
     * @param costBp cost per side
     * @param netBpPerTrade absent without trades
     * @param profitFactor gains ÷ losses; absent without losses
     */
    public record AtCost(double costBp, int trades, OptionalDouble netBpPerTrade, OptionalDouble profitFactor) {}

    /** @param spearman pooled over all shuffles */
    public record Shuffled(Symbol symbol, int shuffles, OptionalDouble spearman, OptionalDouble standardError) {}

    public SkillRow row(SkillWeeks weeks) {
        ScoredMinutes rows = new ScoredMinutes();
        List<LocalDate> all = tested(weeks);
        for (LocalDate week : all) {
            rows.add(scored(weeks.symbol(), week, series -> series));
            progress.accept(weeks.symbol() + ", week of " + week);
        }
        RankCorrelation next = rows.spearman();
        BlockMean breakEven = rows.breakEvenBp();
        return new SkillRow(
                weeks.symbol(),
                all.size(),
                next.rows(),
                next.spearman().value(),
                next.standardError().value(),
                rows.spearmanOneBarLater().spearman().value(),
                breakEven.mean().value(),
                breakEven.standardError().value(),
                breakEven.rows(),
                rows.atCosts());
    }

    /** The same on shuffled bars, which cannot be predicted; each shuffle tests one week. */
    public Shuffled shuffled(SkillWeeks weeks, int shuffles) {
        ScoredMinutes rows = new ScoredMinutes();
        List<LocalDate> all = tested(weeks);
        for (int shuffle = 0; shuffle < shuffles; shuffle++) {
            long seed = SHUFFLES_SEED + shuffle;
            rows.add(scored(
                    weeks.symbol(),
                    all.get(shuffle % all.size()),
                    series -> ShuffledBars.of(series, new SplittableRandom(seed))));
            progress.accept(weeks.symbol() + ", shuffle " + (shuffle + 1));
        }
        RankCorrelation pooled = rows.spearman();
        return new Shuffled(
                weeks.symbol(),
                shuffles,
                pooled.spearman().value(),
                pooled.standardError().value());
    }

    /** How many weeks are tested. */
    public int count(SkillWeeks weeks) {
        return tested(weeks).size();
    }

    private List<LocalDate> tested(SkillWeeks weeks) {
        return weeks.in(inUniverse.apply(weeks.symbol()));
    }

    private List<ScoredMinutes.Scored> scored(Symbol symbol, LocalDate week, UnaryOperator<BarSeries> change) {
        long test = SkillWeeks.start(week);
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        long from = test - (SkillWeek.DAYS_BEFORE_TEST + 1) * day;
        long to = test + SkillWeek.TEST_DAYS * day + Minutes.PER_HOUR * Minutes.MILLIS;
        Optional<BarSeries> other = reference
                .filter(pair -> !pair.equals(symbol) && bars.containsKey(pair))
                .map(pair -> series(pair, from, to, change));
        LongPredicate member = inUniverse.apply(symbol);
        return fit.score(series(symbol, from, to, change), other, test).stream()
                .filter(row -> member.test(Minutes.plus(row.time(), 1)))
                .toList();
    }

    private BarSeries series(Symbol symbol, long from, long to, UnaryOperator<BarSeries> change) {
        BarSeries all = bars.get(symbol);
        if (all == null) {
            throw new IllegalArgumentException("no bars of " + symbol + " among " + bars.keySet());
        }
        return change.apply(all.between(from, to));
    }
}
