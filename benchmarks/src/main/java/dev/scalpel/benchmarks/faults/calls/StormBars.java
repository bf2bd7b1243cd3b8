package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** A walk around a price with a gap of 3 to 30 % now and then. */
public final class StormBars {

    private static final double LOWEST = 0.4;
    private static final double HIGHEST = 1.8;
    private static final double BODY = 0.002;
    private static final double WICK = 0.0004;

    private StormBars() {}

    /**
     * Around any price, rounded to any tick.
     *
     * @param history bars before the first gap
     */
    public static BarSeries around(
            double price, DoubleUnaryOperator rounded, long first, int history, int length, SplittableRandom random) {
        List<Bar> bars = new ArrayList<>();
        double open = price;
        for (int minute = 0; minute < length; minute++) {
            boolean gap = minute > history && random.nextInt(60) == 0;
            double move = gap ? (random.nextBoolean() ? 1 : -1) * (0.03 + 0.27 * random.nextDouble()) : 0;
            double bounded = Math.max(LOWEST * price, Math.min(HIGHEST * price, open * (1 + move)));
            double from = rounded.applyAsDouble(bounded);
            double close = rounded.applyAsDouble(from * (1 + BODY * (random.nextDouble() - 0.5)));
            double high = rounded.applyAsDouble(Math.max(from, close) * (1 + WICK));
            double low = rounded.applyAsDouble(Math.min(from, close) * (1 - WICK));
            bars.add(new Bar(Minutes.plus(first, minute), from, high, low, close, 10, 10, 5));
            open = close;
        }
        return BarSeries.of(bars.toArray(Bar[]::new));
    }
}
