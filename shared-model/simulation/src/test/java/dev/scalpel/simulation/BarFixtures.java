package dev.scalpel.simulation;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.SplittableRandom;

/** Bars for the tests of this package. */
final class BarFixtures {

    private BarFixtures() {}

    static long minute(int minute) {
        return minute * Minutes.MILLIS;
    }

    static Bar bar(int minute, double open, double high, double low, double close) {
        return new Bar(minute(minute), open, high, low, close, 1, 1, 0.5);
    }

    static Bar flat(int minute, double price) {
        return bar(minute, price, price, price, price);
    }

    /** Restless bars: gaps between and within, prices on a coarse grid so that levels are met exactly, some huge. */
    static BarSeries wild(long seed, int rows) {
        return wild(new SplittableRandom(seed), rows, -1);
    }

    /** The same from about this minute on. */
    static BarSeries wild(long seed, int rows, int first) {
        return wild(new SplittableRandom(seed), rows, first);
    }

    private static BarSeries wild(SplittableRandom random, int rows, int first) {
        BarSeries.Builder builder = new BarSeries.Builder(rows);
        int drawn = random.nextInt(1_440);
        int minute = first < 0 ? drawn : first;
        double price = 100;
        for (int row = 0; row < rows; row++) {
            minute += 1 + gap(random);
            double scale = random.nextInt(20) == 0 ? 8 : 0.5;
            double open = Math.max(1, coarse(price + scale * (random.nextDouble() - 0.5)));
            double close = Math.max(1, coarse(open + scale * (random.nextDouble() - 0.5)));
            double high = Math.max(open, close) + coarse(scale * random.nextDouble() / 2);
            double low = Math.max(0.5, Math.min(open, close) - coarse(scale * random.nextDouble() / 2));
            builder.add(bar(minute, open, high, low, close));
            price = close;
        }
        return builder.build();
    }

    private static int gap(SplittableRandom random) {
        return random.nextInt(12) == 0 ? 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3) : 0;
    }

    private static double coarse(double value) {
        return Math.rint(value * 8) / 8;
    }
}
