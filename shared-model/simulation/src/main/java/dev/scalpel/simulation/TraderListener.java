package dev.scalpel.simulation;

import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;

/** Hears what a {@link Trader} does. Each method does nothing unless overridden. */
public interface TraderListener {

    /** After limits and sizing: what was wanted and is refused arrives as {@link StandAside}. */
    default void decided(long barTime, Decision decision) {}

    default void entered(Position position) {}

    /** An entry that was decided and never filled. */
    default void lapsed(PendingEntry entry, StandAside reason) {}

    default void closed(Trade trade) {}
}
