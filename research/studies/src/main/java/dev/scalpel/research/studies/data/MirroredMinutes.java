package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;

/**
 * Real minutes, each turned upside down by the toss of a coin: the size of every move, its volume and its place in time
 * stay, and what direction follows which does not. All pairs mirror the same minutes, so that they move together as
 * before. Nothing can be predicted from such bars.
 *
 * @param seed of the coins
 */
public record MirroredMinutes(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    public BarSeries of(BarSeries bars) {
        BarSeries.Builder mirrored = new BarSeries.Builder(bars.size());
        double before = bars.isEmpty() ? 0 : bars.open(0);
        double newBefore = before;
        for (int row = 0; row < bars.size(); row++) {
            boolean turned = turns(bars.openTime(row));
            double open = factor(bars.open(row), before, turned) * newBefore;
            double close = factor(bars.close(row), before, turned) * newBefore;
            double high = factor(turned ? bars.low(row) : bars.high(row), before, turned) * newBefore;
            double low = factor(turned ? bars.high(row) : bars.low(row), before, turned) * newBefore;
            double bought = bars.takerBuyVolume(row);
            // Rounding may move a product beyond its bound.
            mirrored.add(
                    bars.openTime(row),
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    bars.volume(row),
                    bars.trades(row),
                    turned ? Math.max(0, bars.volume(row) - bought) : bought);
            before = bars.close(row);
            newBefore = close;
        }
        return mirrored.build();
    }

    private static double factor(double price, double before, boolean turned) {
        return turned ? before / price : price / before;
    }

    /** A coin by seed and minute: the last step of SplittableRandom's generator. */
    boolean turns(long openTime) {
        long z = (seed + 1) * GOLDEN_GAMMA + openTime / Minutes.MILLIS * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) & 1) != 0;
    }
}
