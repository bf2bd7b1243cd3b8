package dev.scalpel.research.studies.licence;

import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The shadow portfolio over bars that are all there: the scores of every day come from the model that the night before makes of
 * the statistics of earlier days, in one walk, and each day is traded once. The nightly functions compute the same from
 * their store, a night at a time.
 */
final class ShadowDays {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final double CAPITAL = 1_000_000;

    private final LicenceProcedure procedure;
    private final List<Line> lines;
    private final LongPredicate hasModels;
    private final Map<InstrumentId, TraderState> states = new HashMap<>();

    /** An instrument's bars and what its models said of them. */
    private record Line(InstrumentId id, BarSeries bars, ScoreColumns columns) {}

    private ShadowDays(LicenceProcedure procedure, List<Line> lines, LongPredicate hasModels) {
        this.procedure = procedure;
        this.lines = lines;
        this.hasModels = hasModels;
    }

    /** Over all days. */
    static ShadowDays of(LicenceProcedure procedure, Map<InstrumentId, BarSeries> bars) {
        return scoredFrom(procedure, bars, Long.MIN_VALUE);
    }

    /** @param hasModels whether the night before a day gave usable models, by days since the epoch */
    static ShadowDays of(LicenceProcedure procedure, Map<InstrumentId, ScoreWalk> walks, LongPredicate hasModels) {
        List<Line> lines = new ArrayList<>();
        walks.forEach((id, walk) -> lines.add(new Line(id, walk.bars(), columns(procedure, walk))));
        return new ShadowDays(procedure, lines, hasModels);
    }

    /**
     * What a night knows: the bars before it, scored as far back as it scores them.
     *
     * @param night the day that begins, since the epoch
     */
    static ShadowDays knownAt(LicenceProcedure procedure, Map<InstrumentId, BarSeries> bars, long night) {
        Map<InstrumentId, BarSeries> known = new LinkedHashMap<>();
        bars.forEach((id, some) -> known.put(id, some.between(0, night * DAY_MILLIS)));
        return scoredFrom(procedure, known, (night - procedure.scoredDays()) * DAY_MILLIS);
    }

    private static ShadowDays scoredFrom(
            LicenceProcedure procedure, Map<InstrumentId, BarSeries> bars, long scoreFrom) {
        Map<InstrumentId, ScoreWalk> walks = new LinkedHashMap<>();
        bars.forEach((id, some) -> walks.put(id, procedure.walk(some, scoreFrom)));
        return of(procedure, walks, day -> true);
    }

    static ScoreColumns columns(LicenceProcedure procedure, ScoreWalk walk) {
        return ShadowTrades.of(
                        walk.scores(procedure.scores().scoreHorizons()), procedure.tactics(), LicenceProcedure.SIDES)
                .columns();
    }

    /**
     * Trades the next day of the portfolio, with equal weights. Days must be traded in order.
     *
     * @param day since the epoch
     */
    PortfolioDay.Result trade(long day, double lossLimit) {
        List<PortfolioDay.Instrument> instruments =
                lines.stream().map(line -> instrument(line, day)).toList();
        PortfolioDay.Result result = PortfolioDay.trade(day, instruments, lossLimit);
        result.instruments().forEach(each -> states.put(each.id(), each.after()));
        return result;
    }

    private PortfolioDay.Instrument instrument(Line line, long day) {
        int from = line.bars().firstRowFrom(day * DAY_MILLIS);
        int to = line.bars().firstRowFrom((day + 1) * DAY_MILLIS);
        DecisionRule rule = hasModels.test(day)
                ? new ScoreRule(
                        line.columns().between(from, to),
                        procedure.tactics(),
                        procedure.costs(),
                        LicenceProcedure.SIDES)
                : PortfolioDay.NO_MODEL;
        return PortfolioDay.Instrument.of(
                line.id(),
                line.bars().slice(from, to),
                rule,
                states.getOrDefault(line.id(), TraderState.starting(CAPITAL)),
                1.0 / lines.size(),
                procedure.costs());
    }
}
