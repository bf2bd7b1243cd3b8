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
 * @param known what is known before the round decides: a new entry forgets the orders of the trade before it
 */
public record RoundPlan(
        SymbolState next,
        Outbox rows,
        Optional<DecisionTrace> trace,
        Optional<VenueAction> action,
        boolean inDoubt,
        Optional<String> problem,
        SymbolState known) {

    /** With nothing in doubt and no problem, where no order is at a venue. */
    public RoundPlan(SymbolState next, Outbox rows, Optional<DecisionTrace> trace, Optional<VenueAction> action) {
        this(next, rows, trace, action, false, Optional.empty(), next);
    }

    /** The same with another state to claim. */
    public RoundPlan with(SymbolState other) {
        return new RoundPlan(other, rows, trace, action, inDoubt, problem, known);
    }

    public boolean changes(SymbolState state) {
        return !rows.isEmpty() || action.isPresent() || !next.isSameExceptClaim(state);
    }
}
