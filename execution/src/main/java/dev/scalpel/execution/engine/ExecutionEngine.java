package dev.scalpel.execution.engine;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.ledger.SymbolState;
import java.math.BigDecimal;
import java.util.Map;

/** How orders are handled: by the simulator's rules, or at a venue. */
public interface ExecutionEngine {

    /** Whether there is anything to look at but a new bar. */
    boolean isBusy(SymbolContext situation);

    /** Asks what has become of everything that is not resolved, then computes, purely, what is to be done. */
    RoundPlan plan(SymbolContext situation);

    /**
     * Does what a claimed state says, once.
     *
     * @return the state with what was heard of it; what was not heard is asked for in the next round
     */
    SymbolState carryOut(SymbolState claimed, VenueAction action, InvocationContext moment);

    /** The state after a person has lifted the halt, and with it a drawdown that has reached its limit. */
    SymbolState resumed(SymbolState state, double maxDrawdown);

    /** The state after a person has asked for what is open to be closed: the next minute does it, whatever was refused. */
    SymbolState asked(SymbolState state, ExecutionState.Closing how);

    /** What the account holds at the venue, by asset; nothing on paper. */
    Map<String, BigDecimal> balances(InvocationContext moment);
}
