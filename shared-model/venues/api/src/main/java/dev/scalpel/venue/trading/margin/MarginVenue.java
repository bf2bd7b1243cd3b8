package dev.scalpel.venue.trading.margin;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import java.io.IOException;
import java.util.List;

/**
 * Isolated margin in the trading half of an adapter. Each method is one request, or the pages of one, or for a report what the
 * venue spreads over several. Changing what already is so is no error.
 */
public interface MarginVenue {

    /**
     * Whether a position can have a margin of its own, with a leverage that is set. Otherwise all positions of the account share
     * one, nothing is set, and only that the account nets is confirmed.
     */
    default boolean isolates() {
        return true;
    }

    MarginSetup marginSetup(Symbol symbol) throws IOException;

    /** One position per instrument. Of the whole account; the venue refuses it while there are orders or positions. */
    void useOneWay() throws IOException;

    void useIsolated(Symbol symbol) throws IOException;

    void useLeverage(Symbol symbol, int leverage) throws IOException;

    /** {@link MarginPosition#NONE} without a position. */
    MarginPosition marginPosition(Symbol symbol) throws IOException;

    /** @param asset in which positions are settled */
    MarginAccount marginAccount(String asset) throws IOException;

    /** On what terms a position of this leverage is kept open: the account's tiers, and the fee of a liquidation. */
    MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException;

    /** From this time on, inclusive, up to the other, in epoch milliseconds; oldest first. */
    List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException;
}
