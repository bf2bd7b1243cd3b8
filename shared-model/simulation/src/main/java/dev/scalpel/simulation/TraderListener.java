package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;

/** Observes a {@link Trader}. Each method does nothing unless overridden. */
public interface TraderListener {

    /** Observes nothing. */
    TraderListener NONE = new TraderListener() {
        @Override
        public void noSignal(BarSeries bars, int from, int to) {}
    };

    /** Called after limits and sizing: a refused entry arrives as {@link StandAside}. */
    default void decided(long barTime, Decision decision) {}

    /** Called for the bars in [from, to) instead of {@link #decided}, where a rule without a signal was not asked. */
    default void noSignal(BarSeries bars, int from, int to) {
        for (int row = from; row < to; row++) {
            decided(bars.openTime(row), StandAside.noSignal());
        }
    }

    default void entered(Position position) {}

    /** Called for an entry that was decided but never filled. */
    default void lapsed(PendingEntry entry, StandAside reason) {}

    default void closed(Trade trade) {}
}
