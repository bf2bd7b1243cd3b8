package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/** What the rounds have led to so far. */
final class MinuteProgress {

    private final Symbol symbol;
    private final Optional<Instant> bar;
    private Optional<DecisionTrace> trace = Optional.empty();
    private boolean changed;
    private int trades;
    private Optional<String> problem = Optional.empty();
    /** Of a round that wrote a trade: whatever a later round does, the operator must know it. */
    private Optional<String> ofTrade = Optional.empty();

    MinuteProgress(SymbolContext context) {
        symbol = context.symbol();
        bar = context.market().isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(context.market().newest()));
    }

    void planned(RoundPlan plan) {
        problem = plan.problem();
    }

    void claimed(RoundPlan plan) {
        changed = true;
        trace = plan.trace().or(() -> trace);
        trades += plan.rows().trades().size();
        ofTrade = plan.rows().trades().isEmpty() ? ofTrade : plan.problem().or(() -> ofTrade);
    }

    MinuteReport lostRace() {
        return MinuteReport.of(symbol, bar, MinuteReport.LOST_RACE);
    }

    MinuteReport report(SymbolState state) {
        MinuteReport report =
                MinuteReport.of(symbol, bar, outcome()).with(state.position().map(MinuteReport::describe), trades);
        return trace.map(report::with).orElse(report).withProblem(ofTrade.or(() -> problem));
    }

    private String outcome() {
        if (trace.isPresent()) {
            return MinuteReport.DECIDED;
        }
        if (changed) {
            return MinuteReport.MANAGED;
        }
        return bar.isPresent() ? MinuteReport.HANDLED_BEFORE : MinuteReport.NO_BARS;
    }
}
