package dev.scalpel.localexchange.perpetual.engine;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something that happens when a contract's price reaches a level.
 *
 * @param fromBelow whether prices at or above the level reach it, rather than those at or below
 * @param kind also the order among events at one level
 * @param number of the order, for the order among events of one kind
 * @param closesInProfit whether it closes a position that a later stop or liquidation in the same bar would close: such
 *     an event waits for the adverse one, as in the simulator
 */
record LevelEvent(BigDecimal level, boolean fromBelow, Kind kind, long number, boolean closesInProfit, Action action) {

    enum Kind {
        STOP,
        LIQUIDATION,
        TRIGGER,
        LIMIT;

        boolean isAdverse() {
            return this == STOP || this == LIQUIDATION;
        }
    }

    @FunctionalInterface
    interface Action {
        void run(long now);
    }

    /** Where it is reached when the price moves from one value to another: at its level, or at once when already beyond. */
    Optional<BigDecimal> reached(BigDecimal from, BigDecimal to) {
        if (!isBeyond(to)) {
            return Optional.empty();
        }
        return Optional.of(isBeyond(from) ? from : level);
    }

    boolean isBeyond(BigDecimal price) {
        return fromBelow ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0;
    }
}
