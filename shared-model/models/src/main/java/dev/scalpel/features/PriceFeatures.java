package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Returns, volatility, and the price relative to its recent prices, in the order of the feature set. */
final class PriceFeatures {

    private static final int[] RETURNS = {1, 3, 5, 15, 30, 60};
    private static final int[] VOLATILITIES = {15, 60, 180};
    private static final int[] AVERAGES = {20, 60, 180};

    private PriceFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : RETURNS) {
            all.add(logReturn(minutes));
        }
        for (int minutes : VOLATILITIES) {
            all.add(VolatilityFeatures.realised(minutes));
        }
        all.add(VolatilityFeatures.parkinson(60));
        all.add(VolatilityFeatures.ratio(15, 60));
        all.add(VolatilityFeatures.averageTrueRange(60));
        all.add(relativeStrength(14));
        for (int minutes : AVERAGES) {
            all.add(distanceToAverage(minutes));
        }
        all.add(bollinger(20));
        all.add(rangePosition(60));
        all.add(efficiency(60));
        all.add(autocorrelation(60));
        return all;
    }

    static Feature logReturn(int minutes) {
        return Feature.of(
                "return_" + minutes,
                minutes + 1,
                "ln(close / close " + minutes + " minutes ago)",
                columns -> logReturn(columns, minutes));
    }

    static ColumnView logReturn(Columns columns, int minutes) {
        ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
        return columns.derived("return_" + minutes, Kernels::difference, price, price.back(minutes));
    }

    private static Feature relativeStrength(int minutes) {
        String name = "rsi_" + minutes;
        String description =
                "Cutler's RSI: 100 * rises / (rises + falls) of the close over " + minutes + " minutes; 50 if none";
        return Feature.of(
                name,
                minutes + 1,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] gain = in[0];
                            double[] travel = in[1];
                            for (int row = 0; row < rows; row++) {
                                out[row] = 100 * gain[row] / travel[row];
                            }
                            Kernels.replaceWhereZero(travel, out, rows, 50);
                        },
                        columns.mean(BarQuantity.GAIN, minutes),
                        columns.mean(BarQuantity.ABSOLUTE_CHANGE, minutes)));
    }

    private static Feature distanceToAverage(int minutes) {
        String name = "distance_to_mean_" + minutes;
        String description = "(close / mean close of " + minutes + " minutes - 1) / max(volatility_60, 0.00001)";
        return Feature.of(
                name,
                Math.max(minutes, 61),
                description,
                columns -> columns.derived(
                        name,
                        Kernels::distance,
                        columns.of(BarQuantity.CLOSE),
                        columns.mean(BarQuantity.CLOSE, minutes),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static Feature bollinger(int minutes) {
        String name = "bollinger_" + minutes;
        String description =
                "(close - lower) / (upper - lower), the bands 2 standard deviations from the mean close of " + minutes
                        + " minutes; 0.5 if flat";
        return Feature.of(
                name,
                minutes,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] close = in[0];
                            double[] mean = in[1];
                            double[] squares = in[2];
                            for (int row = 0; row < rows; row++) {
                                out[row] = 0.5 + (close[row] - mean[row]) / (4 * Math.sqrt(squares[row] / minutes));
                            }
                            Kernels.replaceWhereZero(squares, out, rows, 0.5);
                        },
                        columns.of(BarQuantity.CLOSE),
                        columns.mean(BarQuantity.CLOSE, minutes),
                        columns.squares(BarQuantity.CLOSE, minutes)));
    }

    static Feature rangePosition(int minutes) {
        return Feature.of(
                "range_position_" + minutes,
                minutes,
                "(close - lowest) / (highest - lowest) of " + minutes + " minutes; 0.5 if flat",
                columns -> rangePosition(columns, minutes));
    }

    static ColumnView rangePosition(Columns columns, int minutes) {
        return columns.derived(
                "range_position_" + minutes,
                Kernels::position,
                columns.of(BarQuantity.CLOSE),
                columns.lowest(BarQuantity.LOW, minutes),
                columns.highest(BarQuantity.HIGH, minutes));
    }

    private static Feature efficiency(int minutes) {
        String name = "efficiency_" + minutes;
        String description = "return_" + minutes + " / sum of absolute one-minute log returns; 0 if flat";
        return Feature.of(name, minutes + 1, description, columns -> {
            ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
            return columns.derived(
                    name,
                    (in, out, rows) -> {
                        double[] now = in[0];
                        double[] before = in[1];
                        double[] step = in[2];
                        for (int row = 0; row < rows; row++) {
                            out[row] = (now[row] - before[row]) / (minutes * step[row]);
                        }
                        Kernels.replaceWhereZero(step, out, rows, 0);
                    },
                    price,
                    price.back(minutes),
                    columns.mean(BarQuantity.ABSOLUTE_RETURN, minutes));
        });
    }

    private static Feature autocorrelation(int minutes) {
        String name = "autocorrelation_" + minutes;
        String description = "sum of r(t) * r(t-1) / sum of r(t)^2 over the one-minute log returns of " + minutes
                + " minutes; 0 if flat";
        return Feature.of(
                name,
                minutes + 2,
                description,
                columns -> columns.derived(
                        name,
                        Kernels.quotient(0),
                        columns.mean(BarQuantity.RETURN_BY_PREVIOUS, minutes),
                        columns.mean(BarQuantity.SQUARED_RETURN, minutes)));
    }
}
