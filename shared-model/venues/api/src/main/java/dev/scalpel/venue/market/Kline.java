package dev.scalpel.venue.market;

import dev.scalpel.market.Bar;

/** One row of a venue's bars, not yet validated and possibly still forming. */
public record Kline(
        long openTime,
        long closeTime,
        double open,
        double high,
        double low,
        double close,
        double volume,
        long trades,
        double takerBuyVolume) {

    /**
     * This row as a bar.
     *
     * @throws dev.scalpel.market.InvalidBarException when it is not a valid bar
     */
    public Bar toBar() {
        return new Bar(openTime, open, high, low, close, volume, trades, takerBuyVolume);
    }
}
