package dev.scalpel.learning.score;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.SplittableRandom;

/** Random bars of whole days, from plain arithmetic. */
final class WalkBars {

    /** 2024-01-01. */
    static final long START_DAY = 19_723;

    private WalkBars() {}

    static BarSeries days(int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int minutes = days * (int) Minutes.PER_DAY;
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        double price = 100;
        for (int minute = 0; minute < minutes; minute++) {
            double open = price * (1 + 0.0004 * random.nextDouble(-1, 1));
            double close = open * (1 + 0.002 * random.nextDouble(-1, 1));
            double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
            double volume = 1 + 50 * random.nextDouble();
            bars.add(
                    START_DAY * DayRows.DAY_MILLIS + minute * Minutes.MILLIS,
                    open,
                    high,
                    low,
                    close,
                    volume,
                    1 + random.nextInt(500),
                    volume * random.nextDouble());
            price = close;
        }
        return bars.build();
    }

    /** The same with a rise over five minutes after a move of more than a tenth of a percent, and a fall after a smaller one. */
    static BarSeries withDrift(int days, long seed, double drift) {
        BarSeries random = days(days, seed);
        BarSeries.Builder bars = new BarSeries.Builder(random.size());
        double factor = 1;
        double[] moves = new double[random.size()];
        for (int row = 0; row < random.size(); row++) {
            double now = 0;
            for (int back = 1; back <= 5 && row - back >= 0; back++) {
                now += (Math.abs(moves[row - back]) > 0.001 ? drift : -drift) / 5;
            }
            Bar bar = random.bar(row);
            double open = bar.open() * factor;
            factor *= 1 + now;
            double close = bar.close() * factor;
            moves[row] = close / open - 1;
            bars.add(
                    bar.openTime(),
                    open,
                    Math.max(bar.high() * factor, open),
                    Math.min(bar.low() * factor, open),
                    close,
                    bar.volume(),
                    bar.trades(),
                    bar.takerBuyVolume());
        }
        return bars.build();
    }

    /** The same bars with all prices from a time on multiplied. */
    static BarSeries withRise(BarSeries bars, long time, double factor) {
        BarSeries.Builder changed = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.bar(row);
            double by = bar.openTime() < time ? 1 : factor;
            changed.add(
                    bar.openTime(),
                    bar.open() * by,
                    bar.high() * by,
                    bar.low() * by,
                    bar.close() * by,
                    bar.volume(),
                    bar.trades(),
                    bar.takerBuyVolume());
        }
        return changed.build();
    }
}
