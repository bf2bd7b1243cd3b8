package dev.scalpel.simulation;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;

/** Decides after each closed bar while no position is open and none is under way. */
@FunctionalInterface
public interface DecisionRule {

    /** A row beyond all rows. */
    int NO_SIGNAL = Integer.MAX_VALUE;

    /**
     * The decision for this row's bar. It must not depend on any later row.
     *
     * @param account as it stands at the close of this bar
     */
    Decision decide(int row, AccountView account);

    /**
     * The first row from this one on at which the decision may be another than {@link Decision.StandAside#noSignal()},
     * whatever the account; {@link #NO_SIGNAL} when there is none. At the rows before it the rule is not asked: that makes
     * a simulation faster and changes nothing else.
     */
    default int nextSignal(int row) {
        return row;
    }
}
