package dev.scalpel.costs;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * The best prices of an order book, read once within a minute.
 *
 * @param minute in which they were read, epoch milliseconds
 * @param bid the highest price of a buyer, above 0
 * @param ask the lowest price of a seller, at least the bid
 */
public record SpreadSample(long minute, BigDecimal bid, BigDecimal ask) {

    public SpreadSample {
        if (!Minutes.isMinute(minute)) {
            throw new IllegalArgumentException("a sample's time must be a full minute: " + minute);
        }
        if (bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            throw new IllegalArgumentException("bid must be > 0 and ask >= bid: " + bid + ", " + ask);
        }
        bid = bid.stripTrailingZeros();
        ask = ask.stripTrailingZeros();
    }

    /** Half the distance between bid and ask, as a share of the price in their middle. */
    public double halfSpreadRate() {
        return ask.subtract(bid).doubleValue() / ask.add(bid).doubleValue();
    }
}
