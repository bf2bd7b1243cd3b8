package dev.scalpel.venue.market;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;

/**
 * One row of a price that a venue computes, not yet validated and possibly still forming.
 *
 * @param time the begin of its minute, epoch milliseconds
 */
public record PriceRow(long time, double open, double high, double low, double close) {

    /**
     * This row as a bar of the series.
     *
     * @throws IllegalArgumentException with the rule that it violates
     */
    public PriceBar toBar(PriceSeries series) {
        return new PriceBar(time, open, high, low, close).of(series);
    }
}
