package dev.scalpel.simulation;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;

/** Decides after each closed bar while no position is open and none is under way. */
@FunctionalInterface
public interface DecisionRule {

    /**
     * The decision for this row's bar. It must not depend on any later row.
     *
     * @param account as it stands at the close of this bar
     */
    Decision decide(int row, AccountView account);
}
