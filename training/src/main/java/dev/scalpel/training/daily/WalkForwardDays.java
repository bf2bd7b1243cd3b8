package dev.scalpel.training.daily;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.training.score.DeclaredProcedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an instrument would have earned on the days before a night: at costs, day by day, by the declared tactics.
 *
 * @param end of the last day
 */
record WalkForwardDays(
        InstrumentId instrument, DeclaredProcedure procedure, SimulationSettings simulation, BarSeries bars, long end) {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    List<WalkForwardDay> of(ScoreWalk walk, ShadowTrades declared) {
        Optional<PolicyWalk> policies = procedure.policies(
                walk.scores(procedure.scores().scoreHorizons()), declared.tactics(), simulation.decisionCosts());
        ScoreColumns columns = declared.columns();
        TraderState state = TraderState.starting(simulation.capital());
        List<WalkForwardDay> days = new ArrayList<>();
        long last = Math.floorDiv(end, DAY_MILLIS);
        for (long day = last - CandidateRecorder.WALK_FORWARD_DAYS; day < last; day++) {
            int from = bars.firstRowFrom(day * DAY_MILLIS);
            int to = bars.firstRowFrom((day + 1) * DAY_MILLIS);
            DecisionRule rule = from == to
                    ? PortfolioDay.NO_MODEL
                    : ruleOf(day, columns.between(from, to), declared.tactics(), policies);
            PortfolioDay.Result result = PortfolioDay.trade(
                    day,
                    List.of(new PortfolioDay.Instrument(instrument, bars.slice(from, to), rule, state, simulation)),
                    Double.POSITIVE_INFINITY);
            state = result.instruments().get(0).after();
            days.add(new WalkForwardDay(
                    LocalDate.ofEpochDay(day), result.netReturn(), result.evidence() instanceof DayResult.Traded));
        }
        return days;
    }

    private DecisionRule ruleOf(long day, ScoreColumns ofDay, ScoreTactics tactics, Optional<PolicyWalk> policies) {
        return policies.isPresent()
                ? policies.get().ruleOf(day)
                : new ScoreRule(ofDay, tactics, simulation.decisionCosts(), procedure.sides());
    }
}
