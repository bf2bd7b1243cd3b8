package dev.scalpel.execution.decision;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;

/** Where the decisions on a symbol come from: its model, a rule in code, or signals. */
public interface DecisionSource {

    /** The strategy whose decisions these are. */
    StrategyId strategy();

    /**
     * The decision on the newest bar while nothing is open. It must be a function of its arguments: a minute may be repeated.
     *
     * @param account for the limits and the size
     */
    DecisionTrace decide(SymbolContext context, AccountView account);
}
