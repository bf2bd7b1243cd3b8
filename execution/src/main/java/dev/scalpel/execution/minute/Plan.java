package dev.scalpel.execution.minute;

import com.fasterxml.jackson.databind.JsonNode;
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
 */
record Plan(SymbolState next, Outbox rows, Optional<Thought> thought, Optional<Action> action) {

    static Plan nothing(SymbolState state) {
        return new Plan(state, Outbox.EMPTY, Optional.empty(), Optional.empty());
    }

    boolean changes(SymbolState state) {
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
