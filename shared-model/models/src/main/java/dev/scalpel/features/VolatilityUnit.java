package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The unit in which stops and targets are measured: the average true range of the last 60 one-minute bars as a share
 * of the price, never below {@link #FLOOR}. Frozen at the decision bar.
 */
public final class VolatilityUnit {

    /** Half a basis point: a stop must not be at the price when the market does not move. */
    public static final double FLOOR = 5e-5;

    private static final FeatureSet RANGE =
            FeatureSet.of("unit-of-distance", FeatureVariant.BARE, List.of(VolatilityFeatures.averageTrueRange(60)));

    /** 61: the first of the 60 true ranges counts from the close before it. */
    public static final int LOOK_BACK = RANGE.lookBack();

    private VolatilityUnit() {}

    /** The unit at every bar; NaN where its window has a gap or starts before the first bar. */
    public static double[] of(BarSeries bars) {
        double[] units = RANGE.compute(bars, Optional.empty()).column("atr_60");
        for (int row = 0; row < units.length; row++) {
            units[row] = Math.max(units[row], FLOOR);
        }
        return units;
    }

    /** The unit at the newest bar, bit for bit that of {@link #of}; absent when it is not available. */
    public static OptionalDouble latest(BarSeries tail) {
        return RANGE.latest(tail, Optional.empty())
                .map(values -> OptionalDouble.of(Math.max(values[0], FLOOR)))
                .orElse(OptionalDouble.empty());
    }
}
