package dev.scalpel.funding;

import dev.scalpel.market.Minutes;

/**
 * A closed minute of a price that is computed, not traded.
 *
 * @param time its begin, epoch milliseconds
 */
public record PriceBar(long time, double open, double high, double low, double close) {

    public PriceBar {
        if (!Minutes.isMinute(time)) {
            throw new IllegalArgumentException("the time of a bar must be a full minute: " + time);
        }
        if (!(high >= Math.max(open, close)) || !(low <= Math.min(open, close))) {
            throw new IllegalArgumentException(
                    "open and close must lie between low and high: " + open + ", " + high + ", " + low + ", " + close);
        }
    }

    /**
     * The same bar.
     *
     * @throws IllegalArgumentException if it is none of this series
     */
    public PriceBar of(PriceSeries series) {
        series.requireValid(low);
        series.requireValid(high);
        return this;
    }
}
