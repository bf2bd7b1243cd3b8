package dev.scalpel.execution.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import java.util.Optional;

/**
 * What a round comes to.
 *
 * @param next the state as it shall be; revision, writer and outbox are set by the claim
 * @param rows that are new to the ledger
 * @param thought about the newest bar; empty when nothing was decided in this round
 * @param action what is then done at the venue, once
 * @param inDoubt whether an order may yet turn out to be taken or not, within seconds
 * @param problem what a person must know, where the state is not as it should be
 */
public record RoundPlan(
        SymbolState next,
        Outbox rows,
        Optional<DecisionTrace> thought,
        Optional<VenueAction> action,
        boolean inDoubt,
        Optional<String> problem) {

    /** Without anything in doubt. */
    public RoundPlan(SymbolState next, Outbox rows, Optional<DecisionTrace> thought, Optional<VenueAction> action) {
        this(next, rows, thought, action, false, Optional.empty());
    }

    static RoundPlan nothing(SymbolState state) {
        return new RoundPlan(state, Outbox.EMPTY, Optional.empty(), Optional.empty());
    }

    public boolean changes(SymbolState state) {
        return !rows.isEmpty() || action.isPresent() || !sameButForRevision(state);
    }

    private boolean sameButForRevision(SymbolState state) {
        return next.lastBar().equals(state.lastBar())
                && next.halted() == state.halted()
                && next.modelId().equals(state.modelId())
                && next.position().equals(state.position())
                && next.intents().equals(state.intents())
                && next.protections().equals(state.protections())
                && next.account().equals(state.account())
                && text(next.broker()).equals(text(state.broker()));
    }

    /** A number that was read is another kind of node than the same number made: their texts are the same. */
    private static String text(Optional<JsonNode> tree) {
        return tree.map(JsonNode::toString).orElse("");
    }
}
