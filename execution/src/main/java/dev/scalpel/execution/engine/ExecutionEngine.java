package dev.scalpel.execution.engine;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How orders are executed: by the simulator's rules, or at a venue. */
public interface ExecutionEngine {

    /** Whether there is work to do without a new bar. */
    boolean isBusy(SymbolContext context);

    /** Reads the outcome of everything unresolved, then computes the next step. Changes nothing at the venue. */
    RoundPlan plan(SymbolContext context);

    /**
     * Executes the action of a claimed state, once.
     *
     * @return the state with the venue's response; an unknown outcome is looked up in the next round
     */
    SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation);

    /** The state after the operator has resumed trading, which also lifts a drawdown that reached its limit. */
    SymbolState resumed(SymbolState state, double maxDrawdown);

    /** The state with the operator's close request: the next minute carries it out, even after refused exits. */
    SymbolState withCloseRequested(SymbolState state, CloseRequest request);

    /** What the account holds at the venue, by asset; empty on paper. */
    Map<String, BigDecimal> balances(InvocationContext invocation);

    /** The positions in these symbols by the books of a venue with isolated margin; empty elsewhere, without a request. */
    default Map<Symbol, MarginPosition> margins(List<Symbol> symbols, InvocationContext invocation) {
        return Map.of();
    }
}
