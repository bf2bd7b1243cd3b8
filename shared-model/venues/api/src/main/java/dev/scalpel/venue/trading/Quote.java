package dev.scalpel.venue.trading;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * The best prices of the order book.
 *
 * @param bid the highest price of a buyer, above 0
 * @param ask the lowest price of a seller, at least the bid
 */
public record Quote(BigDecimal bid, BigDecimal ask) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Quote {
        if (bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            throw new IllegalArgumentException("bid must be > 0 and ask >= bid: " + bid + ", " + ask);
        }
    }

    /** The price at which an order of this side trades at once. */
    public BigDecimal takerPrice(OrderSide side) {
        return side == OrderSide.BUY ? ask : bid;
    }

    public BigDecimal mid() {
        return bid.add(ask).multiply(HALF);
    }
}
