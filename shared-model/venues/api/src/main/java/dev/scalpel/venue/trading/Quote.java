package dev.scalpel.venue.trading;

import java.math.BigDecimal;

/**
 * The best prices of the book.
 *
 * @param bid the highest that somebody pays
 * @param ask the lowest that somebody asks
 */
public record Quote(BigDecimal bid, BigDecimal ask) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Quote {
        if (bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            throw new IllegalArgumentException("bid must be > 0 and ask >= bid: " + bid + ", " + ask);
        }
    }

    public BigDecimal mid() {
        return bid.add(ask).multiply(HALF);
    }
}
