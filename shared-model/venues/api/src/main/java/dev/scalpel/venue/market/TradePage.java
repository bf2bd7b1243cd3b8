package dev.scalpel.venue.market;

import java.time.Instant;
import java.util.List;

/**
 * One answer to the question for trades.
 *
 * @param trades in the venue's order
 * @param completeFrom from here on no trade is missing; later than asked where the venue no longer tells older ones
 * @param completeTo up to here, exclusive, no trade is missing
 */
public record TradePage(List<PublicTrade> trades, Instant completeFrom, Instant completeTo) {

    public TradePage {
        trades = List.copyOf(trades);
    }
}
