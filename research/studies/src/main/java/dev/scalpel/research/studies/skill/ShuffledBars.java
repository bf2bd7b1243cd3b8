package dev.scalpel.research.studies.skill;

import dev.scalpel.market.BarSeries;
import java.util.SplittableRandom;

/**
 * The same minutes in random order: every bar keeps its shape and its return from the bar before, but not its
 * neighbours.
 */
final class ShuffledBars {

    private ShuffledBars() {}

    static BarSeries of(BarSeries bars, SplittableRandom random) {
        int[] order = new int[bars.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        BarSeries.Builder shuffled = new BarSeries.Builder(bars.size());
        double close = bars.isEmpty() ? 0 : bars.open(0);
        for (int row = 0; row < order.length; row++) {
            int from = order[row];
            double before = from == 0 ? bars.open(0) : bars.close(from - 1);
            double factor = close / before;
            double open = bars.open(from) * factor;
            double newClose = bars.close(from) * factor;
            // Rounding may move a product beyond its bound.
            shuffled.add(
                    bars.openTime(row),
                    open,
                    Math.max(bars.high(from) * factor, Math.max(open, newClose)),
                    Math.min(bars.low(from) * factor, Math.min(open, newClose)),
                    newClose,
                    bars.volume(from),
                    bars.trades(from),
                    bars.takerBuyVolume(from));
            close = newClose;
        }
        return shuffled.build();
    }
}
