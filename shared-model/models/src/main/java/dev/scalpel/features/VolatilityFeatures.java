package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Kernels;
import dev.scalpel.features.columns.TradedMean;

/** How far the price moves per minute. */
final class VolatilityFeatures {

    /** 0.1 bp per minute: a lower volatility counts as a standstill, and distances are not scaled up further. */
    static final double MIN_VOLATILITY = 1e-5;

    private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

    private VolatilityFeatures() {}

    /** max(volatility, 0.00001): the unit of distances and returns. */
    static ColumnView unit(Columns columns, int minutes) {
        return columns.derived(
                "unit of volatility of " + minutes,
                (in, out, rows) -> {
                    double[] volatility = in[0];
                    for (int row = 0; row < rows; row++) {
                        out[row] = Math.max(volatility[row], MIN_VOLATILITY);
                    }
                },
                realised(columns, minutes));
    }

    static Feature realised(int minutes) {
        String name = "volatility_" + minutes;
        String description = "square root of the mean squared one-minute log return of " + minutes + " minutes";
        return Feature.of(name, minutes + 1, description, columns -> realised(columns, minutes));
    }

    static ColumnView realised(Columns columns, int minutes) {
        ColumnView meanSquare = minutes < Availability.WITHOUT_GAP
                ? columns.mean(BarQuantity.SQUARED_RETURN, minutes)
                : TradedMean.of(columns, BarQuantity.SQUARED_RETURN, minutes);
        return columns.derived("volatility_" + minutes, Kernels::squareRoot, meanSquare);
    }

    static Feature parkinson(int minutes) {
        String name = "parkinson_" + minutes;
        String description = "square root of the mean of ln(high / low)^2 / (4 ln 2) over " + minutes + " minutes";
        return Feature.of(
                name,
                minutes,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] variance = in[0];
                            for (int row = 0; row < rows; row++) {
                                out[row] = Math.sqrt(variance[row] / FOUR_LN_2);
                            }
                        },
                        columns.mean(BarQuantity.SQUARED_LOG_RANGE, minutes)));
    }

    static Feature ratio(int shorter, int longer) {
        String name = "volatility_ratio_" + shorter + "_" + longer;
        String description = "(volatility_" + shorter + " + 0.00001) / (volatility_" + longer + " + 0.00001)";
        return Feature.of(
                name,
                longer + 1,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] near = in[0];
                            double[] whole = in[1];
                            for (int row = 0; row < rows; row++) {
                                out[row] = (near[row] + MIN_VOLATILITY) / (whole[row] + MIN_VOLATILITY);
                            }
                        },
                        realised(columns, shorter),
                        realised(columns, longer)));
    }

    /** Simple mean, not Wilder's: its memory has no end, and a feature must only read its look-back. */
    static Feature averageTrueRange(int minutes) {
        String name = "atr_" + minutes;
        String description = "mean true range of " + minutes + " minutes / close";
        return Feature.of(
                name,
                minutes + 1,
                description,
                columns -> columns.derived(
                        name,
                        Kernels::quotient,
                        columns.mean(BarQuantity.TRUE_RANGE, minutes),
                        columns.of(BarQuantity.CLOSE)));
    }
}
