package dev.scalpel.venue.trading.margin;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import java.util.List;

/**
 * Isolated margin as execution uses it. Only at a venue with {@link dev.scalpel.venue.trading.VenueCapabilities#margin()};
 * elsewhere each method throws {@link UnsupportedOperationException} without a request.
 */
public interface MarginBroker {

    /**
     * Has the account trade the symbol one-way, isolated and with this leverage: reads what is set, changes what differs, and
     * reads it again. Without a difference it changes nothing. No entry is sent before it has succeeded.
     *
     * @return what the venue has confirmed: one-way, isolated, this leverage
     * @throws dev.scalpel.venue.VenueException of kind {@code REJECTED} when the venue refuses a change, as it does while there
     *     are orders or positions, or confirms something else
     */
    MarginSetup prepareMargin(Symbol symbol, int leverage);

    /** The position by the venue's books, with its margin and liquidation price. */
    MarginPosition marginPosition(Symbol symbol);

    /** @param asset in which positions are settled */
    MarginAccount marginAccount(String asset);

    /**
     * On what terms a position of this leverage is kept open: the account's tiers, and the fee of a liquidation. They seldom change.
     */
    MarginTerms marginTerms(Symbol symbol, int leverage);

    /**
     * Funding and fees of liquidations from this time on, inclusive, in epoch milliseconds; oldest first. A venue may list a
     * payment some time after it was made: it is booked once by its id, whenever it is seen.
     */
    List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis);
}
