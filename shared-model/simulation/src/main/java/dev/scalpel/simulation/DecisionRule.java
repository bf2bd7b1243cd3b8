package dev.scalpel.simulation;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;

/**
 * Decides after each closed bar: while no position is open and no entry is pending, whether to enter; while a position is
 * open, whether to close it before its stop, target or deadline does.
 */
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

    /**
     * Whether the open position is to be closed at the open of the next bar: its score has turned. It must not depend on any
     * row after this one.
     *
     * @param row at or after the entry's
     */
    default boolean exits(int row, Position position) {
        return false;
    }

    /**
     * The first row from this one at which {@link #exits} may be true for the position; {@link #NO_SIGNAL} when there is
     * none. The rule is not asked at the rows before it.
     */
    default int nextExit(int row, Position position) {
        return NO_SIGNAL;
    }
}
