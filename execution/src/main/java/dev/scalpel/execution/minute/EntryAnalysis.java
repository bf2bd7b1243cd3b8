package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.risk.RiskChecks;
import java.time.Instant;
import java.util.Optional;

/** What would be decided on the newest bar, even if it was decided on before: an entry, or an exit. Reads only. */
final class EntryAnalysis {

    private final MinuteProcessor minute;
    private final DecisionSource decisions;
    private final ExecutionConfig config;

    EntryAnalysis(MinuteProcessor minute, DecisionSource decisions, ExecutionConfig config) {
        this.minute = minute;
        this.decisions = decisions;
        this.config = config;
    }

    MinuteReport of(InstrumentId instrument, InvocationContext invocation) {
        SymbolContext context = minute.context(minute.read(instrument, invocation), invocation);
        Symbol symbol = context.symbol();
        if (context.market().isEmpty()) {
            return MinuteReport.of(symbol, Optional.empty(), MinuteReport.NO_BARS);
        }
        Optional<Instant> bar =
                Optional.of(Instant.ofEpochMilli(context.market().newest()));
        return MinuteReport.of(symbol, bar, MinuteReport.ANALYSED)
                .with(context.state().position().map(MinuteReport::describe), 0)
                .with(trace(context));
    }

    private DecisionTrace trace(SymbolContext context) {
        SymbolState state = context.state();
        if (state.position().isPresent()) {
            return ExitDecider.decide(context, state.position().get().position());
        }
        DecisionTrace trace = EntryGuards.first(
                        context,
                        config.limits(),
                        state.account(),
                        context.invocation().millis())
                .map(DecisionTrace::of)
                .orElseGet(() -> decisions.decide(context, state.account()));
        return trace.decision() instanceof Decision.Enter enter
                ? config.entryWindow(context.symbol(), context.invocation())
                        .refusal(Minutes.plus(context.market().newest(), 1))
                        .or(() -> RiskChecks.ofAccount(
                                config.limits(),
                                enter.tactics(),
                                state.account(),
                                context.market().newest()))
                        .map(trace::withDecision)
                        .orElse(trace)
                : trace;
    }
}
