package dev.scalpel.venue.market;

import java.math.BigDecimal;

/**
 * By what a perpetual's positions are valued now, and the next funding.
 *
 * @param time epoch milliseconds, of the venue's clock
 * @param mark by which positions are valued and liquidated
 * @param index the price at the spot venues that the mark follows
 * @param nextFundingRate as it would be now
 * @param nextFundingTime epoch milliseconds
 */
public record MarkPrice(
        long time, BigDecimal mark, BigDecimal index, BigDecimal nextFundingRate, long nextFundingTime) {

    public MarkPrice {
        if (mark.signum() <= 0 || index.signum() <= 0) {
            throw new IllegalArgumentException("mark and index must be > 0: " + mark + ", " + index);
        }
    }
}
