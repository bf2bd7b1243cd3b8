package dev.scalpel.local.desk.view;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.Arrays;

/** What a position had earned at the end of each of its minutes, before the costs of closing it. */
final class MinuteProfits {

    private final long[] closes;
    private final double[] profits;

    private MinuteProfits(long[] closes, double[] profits) {
        this.closes = closes;
        this.profits = profits;
    }

    /** Of the minutes that have a bar and ended before the exit, and not after now. */
    static MinuteProfits of(Holding holding, BarSeries bars, Instant now) {
        long end = Math.min(holding.to(), now.toEpochMilli() + 1);
        int first = bars.firstRowFrom(Minutes.floor(holding.from()));
        long[] closes = new long[bars.size() - first];
        double[] profits = new double[closes.length];
        int count = 0;
        for (int row = first; row < bars.size() && Minutes.plus(bars.openTime(row), 1) < end; row++) {
            closes[count] = Minutes.plus(bars.openTime(row), 1);
            profits[count++] = holding.profitAt(bars.close(row));
        }
        return new MinuteProfits(Arrays.copyOf(closes, count), Arrays.copyOf(profits, count));
    }

    int count() {
        return closes.length;
    }

    /** The end of a minute, epoch milliseconds. */
    long close(int minute) {
        return closes[minute];
    }

    double profit(int minute) {
        return profits[minute];
    }
}
