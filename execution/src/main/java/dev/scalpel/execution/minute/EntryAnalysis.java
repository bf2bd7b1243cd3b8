package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.RiskChecks;
import dev.scalpel.trading.StandAsideReason;
import java.time.Instant;
import java.util.Optional;

/** What would be decided on the newest bar, whether it was decided on before or not. Reads only. */
final class EntryAnalysis {

    private final MinuteProcessor minute;
    private final EntryDecider mind;
    private final ExecutionConfig rules;

    EntryAnalysis(MinuteProcessor minute, EntryDecider mind, ExecutionConfig rules) {
        this.minute = minute;
        this.mind = mind;
        this.rules = rules;
    }

    MinuteReport of(Symbol symbol, InvocationContext moment) {
        SymbolState state = minute.read(symbol, moment).state();
        SymbolContext situation = minute.situation(state, moment);
        if (situation.market().isEmpty()) {
            return MinuteReport.of(symbol, Optional.empty(), MinuteReport.NO_BARS);
        }
        Optional<Instant> bar =
                Optional.of(Instant.ofEpochMilli(situation.market().newest()));
        return MinuteReport.of(symbol, bar, MinuteReport.ANALYSED)
                .with(state.position().map(MinuteReport::told), 0)
                .with(think(situation));
    }

    private DecisionTrace think(SymbolContext situation) {
        SymbolState state = situation.state();
        if (state.position().isPresent()) {
            return DecisionTrace.because(StandAsideReason.IN_POSITION, "");
        }
        DecisionTrace thought = EntryGuards.first(
                        situation,
                        rules.limits(),
                        state.account(),
                        situation.moment().millis())
                .map(DecisionTrace::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), state.account()));
        return thought.decision() instanceof Decision.Enter enter
                ? RiskChecks.ofAccount(
                                rules.limits(),
                                enter.tactics(),
                                state.account(),
                                situation.market().newest())
                        .map(thought::decided)
                        .orElse(thought)
                : thought;
    }
}
