package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/**
 * The best prices of a symbol's order book as the venue reports them: unchecked. An empty side has the price 0.
 *
 * @param bid the highest price of a buyer
 * @param ask the lowest price of a seller
 */
public record BestPrices(Symbol symbol, BigDecimal bid, BigDecimal ask) {

    /** Whether one side of the book has no order. */
    public boolean isEmpty() {
        return bid.signum() <= 0 || ask.signum() <= 0;
    }

    /** Whether the bid lies above the ask, which no book that is read at one time can show. */
    public boolean isCrossed() {
        return !isEmpty() && bid.compareTo(ask) > 0;
    }
}
