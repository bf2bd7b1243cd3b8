package dev.scalpel.execution.engine;

import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Outbox;
import java.util.Optional;

/**
 * The result of planning a round.
 *
 * @param next the state to claim; the claim sets revision, writer and outbox
 * @param rows new rows for the ledger
 * @param trace the decision on the newest bar; empty when this round decided nothing
 * @param action what to do at the venue once the state is claimed
 * @param inDoubt whether the outcome of an order is unknown and may become known within seconds
 * @param problem what the operator must know
 */
public record RoundPlan(
        SymbolState next,
        Outbox rows,
        Optional<DecisionTrace> trace,
        Optional<VenueAction> action,
        boolean inDoubt,
        Optional<String> problem) {

    /** With nothing in doubt and no problem. */
    public RoundPlan(SymbolState next, Outbox rows, Optional<DecisionTrace> trace, Optional<VenueAction> action) {
        this(next, rows, trace, action, false, Optional.empty());
    }

    /** The same with another state to claim. */
    public RoundPlan with(SymbolState other) {
        return new RoundPlan(other, rows, trace, action, inDoubt, problem);
    }

    public boolean changes(SymbolState state) {
        return !rows.isEmpty() || action.isPresent() || !next.isSameExceptClaim(state);
    }
}
