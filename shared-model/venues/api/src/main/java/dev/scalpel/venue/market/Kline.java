package dev.scalpel.venue.market;

import dev.scalpel.market.Bar;

/** One row of a venue's bars, before anyone has asked whether it is sane or closed. */
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
     * @throws dev.scalpel.market.InvalidBarException when it breaks a rule of bars
     */
    public Bar toBar() {
        return new Bar(openTime, open, high, low, close, volume, trades, takerBuyVolume);
    }
}
