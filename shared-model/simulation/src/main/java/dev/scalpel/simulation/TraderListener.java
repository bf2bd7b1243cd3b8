package dev.scalpel.simulation;

import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;

/** Observes a {@link Trader}. Each method does nothing unless overridden. */
public interface TraderListener {

    /** Called after limits and sizing: a refused entry arrives as {@link StandAside}. */
    default void decided(long barTime, Decision decision) {}

    default void entered(Position position) {}

    /** Called for an entry that was decided but never filled. */
    default void lapsed(PendingEntry entry, StandAside reason) {}

    default void closed(Trade trade) {}
}
