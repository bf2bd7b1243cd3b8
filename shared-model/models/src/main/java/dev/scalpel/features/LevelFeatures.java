package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnKernel;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import java.util.ArrayList;
import java.util.List;

/** Where the price is in the range of the last hours and days, and how far from its ends. */
final class LevelFeatures {

    private static final int[] RANGES = {240, 1_440, 4_320};
    /** Further away a level no longer matters, and a single jump must not dominate a fit. */
    private static final double MAX_DISTANCE = 10;

    private static final double HOUR = Math.sqrt(60);
    private static final int DAY = 1_440;

    private LevelFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : RANGES) {
            all.add(PriceFeatures.rangePosition("range_position_", minutes));
            all.add(distanceToHigh(minutes));
            all.add(distanceToLow(minutes));
        }
        all.add(dayNewHigh());
        all.add(dayNewLow());
        return all;
    }

    private static Feature distanceToHigh(int minutes) {
        String name = "distance_to_high_" + minutes;
        String description = "(highest of " + minutes + " minutes / close - 1) / (max(volatility_60, 0.00001)"
                + " * sqrt(60)), at most 10";
        return Feature.of(
                name,
                minutes,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] close = in[0];
                            double[] highest = in[1];
                            double[] volatility = in[2];
                            for (int row = 0; row < rows; row++) {
                                out[row] = Math.min(
                                        MAX_DISTANCE, (highest[row] / close[row] - 1) / (volatility[row] * HOUR));
                            }
                        },
                        columns.of(BarQuantity.CLOSE),
                        columns.highest(BarQuantity.HIGH, minutes),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static Feature distanceToLow(int minutes) {
        String name = "distance_to_low_" + minutes;
        String description = "(1 - lowest of " + minutes + " minutes / close) / (max(volatility_60, 0.00001)"
                + " * sqrt(60)), at most 10";
        return Feature.of(
                name,
                minutes,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] close = in[0];
                            double[] lowest = in[1];
                            double[] volatility = in[2];
                            for (int row = 0; row < rows; row++) {
                                out[row] = Math.min(
                                        MAX_DISTANCE, (1 - lowest[row] / close[row]) / (volatility[row] * HOUR));
                            }
                        },
                        columns.of(BarQuantity.CLOSE),
                        columns.lowest(BarQuantity.LOW, minutes),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static Feature dayNewHigh() {
        return Feature.of(
                "day_new_high",
                DAY,
                "1 if the high is above every earlier high of the UTC day, else 0; 0 in its first minute",
                columns -> dayExtreme(columns, "day_new_high", BarQuantity.HIGH, (in, out, rows) -> {
                    double[] high = in[0];
                    double[] minute = in[1];
                    double highest = Double.NEGATIVE_INFINITY;
                    for (int row = DAY - 1 - earlierToday(minute, rows); row < DAY - 1; row++) {
                        highest = Math.max(highest, high[row]);
                    }
                    for (int row = 0; row < rows; row++) {
                        double now = high[DAY - 1 + row];
                        boolean first = (int) minute[row] == 0;
                        out[row] = !first && now > highest ? 1 : 0;
                        highest = first ? now : Math.max(highest, now);
                    }
                }));
    }

    private static Feature dayNewLow() {
        return Feature.of(
                "day_new_low",
                DAY,
                "1 if the low is below every earlier low of the UTC day, else 0; 0 in its first minute",
                columns -> dayExtreme(columns, "day_new_low", BarQuantity.LOW, (in, out, rows) -> {
                    double[] low = in[0];
                    double[] minute = in[1];
                    double lowest = Double.POSITIVE_INFINITY;
                    for (int row = DAY - 1 - earlierToday(minute, rows); row < DAY - 1; row++) {
                        lowest = Math.min(lowest, low[row]);
                    }
                    for (int row = 0; row < rows; row++) {
                        double now = low[DAY - 1 + row];
                        boolean first = (int) minute[row] == 0;
                        out[row] = !first && now < lowest ? 1 : 0;
                        lowest = first ? now : Math.min(lowest, now);
                    }
                }));
    }

    private static ColumnView dayExtreme(Columns columns, String name, BarQuantity quantity, ColumnKernel kernel) {
        return columns.derived(
                name, kernel, columns.of(quantity).withPast(DAY - 1), columns.of(BarQuantity.MINUTE_OF_DAY));
    }

    /** How many bars the day has before the first row. */
    private static int earlierToday(double[] minuteOfDay, int rows) {
        return rows == 0 ? 0 : (int) minuteOfDay[0];
    }
}
