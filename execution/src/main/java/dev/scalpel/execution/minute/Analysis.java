package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.Moment;
import dev.scalpel.execution.context.Rules;
import dev.scalpel.execution.context.Situation;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.decision.Mind;
import dev.scalpel.execution.decision.Thought;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryLimits;
import dev.scalpel.trading.StandAsideReason;
import java.time.Instant;
import java.util.Optional;

/** What would be decided on the newest bar, whether it was decided on before or not. Reads only. */
final class Analysis {

    private final Minute minute;
    private final Mind mind;
    private final Rules rules;

    Analysis(Minute minute, Mind mind, Rules rules) {
        this.minute = minute;
        this.mind = mind;
        this.rules = rules;
    }

    MinuteReport of(Symbol symbol, Moment moment) {
        SymbolState state = minute.read(symbol, moment).state();
        Situation situation = minute.situation(state, moment);
        if (situation.market().isEmpty()) {
            return MinuteReport.of(symbol, Optional.empty(), MinuteReport.NO_BARS);
        }
        Optional<Instant> bar =
                Optional.of(Instant.ofEpochMilli(situation.market().newest()));
        return MinuteReport.of(symbol, bar, MinuteReport.ANALYSED)
                .with(state.position().map(MinuteReport::told), 0)
                .with(think(situation));
    }

    private Thought think(Situation situation) {
        SymbolState state = situation.state();
        if (state.position().isPresent()) {
            return Thought.because(StandAsideReason.IN_POSITION, "");
        }
        Thought thought = EntryGuards.first(
                        situation,
                        rules.limits(),
                        state.account(),
                        situation.moment().millis())
                .map(Thought::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), state.account()));
        return thought.decision() instanceof Decision.Enter enter
                ? EntryLimits.ofAccount(
                                rules.limits(),
                                enter.tactics(),
                                state.account(),
                                situation.market().newest())
                        .map(thought::decided)
                        .orElse(thought)
                : thought;
    }
}
