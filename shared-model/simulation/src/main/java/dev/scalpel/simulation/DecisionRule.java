package dev.scalpel.simulation;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;

/** Decides after each closed bar while no position is open and no entry is pending. */
@FunctionalInterface
public interface DecisionRule {

    /** A row beyond all rows. */
    int NO_SIGNAL = Integer.MAX_VALUE;

    /**
     * The decision for this row's bar. It must not depend on any later row.
     *
     * @param account as of the close of this bar
     */
    Decision decide(int row, AccountView account);

    /**
     * The first row from this one at which the decision may differ from {@link Decision.StandAside#noSignal()} for any
     * account; {@link #NO_SIGNAL} when there is none. The rule is not called for the rows before it, which makes a
     * simulation faster and changes nothing else.
     */
    default int nextSignal(int row) {
        return row;
    }
}
