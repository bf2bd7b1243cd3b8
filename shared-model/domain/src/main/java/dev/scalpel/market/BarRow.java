package dev.scalpel.market;

import org.jspecify.annotations.Nullable;

/** The numbers of one line while it is being read; used again for every line. */
final class BarRow {

    long openTime;
    double open;
    double high;
    double low;
    double close;
    double volume;
    long trades;
    double takerBuyVolume;

    /** Why these numbers are no bar, or {@code null} when they are one. */
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
