package dev.scalpel.venue.trading.margin;

import java.math.BigDecimal;

/**
 * How the account trades one instrument, as the venue reports it.
 *
 * @param oneWay whether the account has one position per instrument, with a sign; else it can hold both sides at once
 * @param isolated whether a position can lose no more than its own margin; else it can lose the whole account
 * @param leverage the notional value per unit of margin; some venues have steps between whole ones
 */
public record MarginSetup(boolean oneWay, boolean isolated, BigDecimal leverage) {

    public MarginSetup {
        if (leverage.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("leverage must be >= 1: " + leverage.toPlainString());
        }
        // Equal ones are written alike, and without an exponent.
        leverage = new BigDecimal(leverage.stripTrailingZeros().toPlainString());
    }

    public MarginSetup(boolean oneWay, boolean isolated, int leverage) {
        this(oneWay, isolated, BigDecimal.valueOf(leverage));
    }

    /** What Scalpel trades with: one position, that can lose its own margin only. */
    public static MarginSetup wanted(int leverage) {
        return new MarginSetup(true, true, leverage);
    }
}
