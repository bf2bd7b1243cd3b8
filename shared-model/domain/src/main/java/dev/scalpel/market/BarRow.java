package dev.scalpel.market;

import org.jspecify.annotations.Nullable;

/** The values of the line being read; reused for every line. */
final class BarRow {

    long openTime;
    double open;
    double high;
    double low;
    double close;
    double volume;
    long trades;
    double takerBuyVolume;

    /** The rule that these values violate, or {@code null} when they form a valid bar. */
    @Nullable
    String violation() {
        return Bar.violation(openTime, open, high, low, close, volume, trades, takerBuyVolume);
    }

    Bar toBar() {
        return new Bar(openTime, open, high, low, close, volume, trades, takerBuyVolume);
    }

    void appendTo(BarSeries.Builder bars) {
        bars.append(openTime, open, high, low, close, volume, trades, takerBuyVolume);
    }
}
