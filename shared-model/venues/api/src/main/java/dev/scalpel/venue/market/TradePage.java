package dev.scalpel.venue.market;

import java.time.Instant;
import java.util.List;

/**
 * One page of public trades.
 *
 * @param trades in the venue's order
 * @param completeFrom no trade is missing from here on; later than requested when the venue no longer lists older ones
 * @param completeTo no trade is missing before this time, exclusive
 */
public record TradePage(List<PublicTrade> trades, Instant completeFrom, Instant completeTo) {

    public TradePage {
        trades = List.copyOf(trades);
    }
}
