package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnKernel;
import dev.scalpel.features.columns.Formula;
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
            all.add(PriceFeatures.rangePosition(minutes));
            all.add(distanceToHigh(minutes));
            all.add(distanceToLow(minutes));
        }
        all.add(dayNewHigh());
        all.add(dayNewLow());
        return all;
    }

    private static Feature distanceToHigh(int minutes) {
        return distance(
                "distance_to_high_" + minutes,
                "(highest of " + minutes + " minutes / close - 1)",
                minutes,
                LevelFeatures::toHigh,
                columns -> columns.highest(BarQuantity.HIGH, minutes));
    }

    private static Feature distanceToLow(int minutes) {
        return distance(
                "distance_to_low_" + minutes,
                "(1 - lowest of " + minutes + " minutes / close)",
                minutes,
                LevelFeatures::toLow,
                columns -> columns.lowest(BarQuantity.LOW, minutes));
    }

    private static Feature distance(String name, String distance, int minutes, ColumnKernel kernel, Formula level) {
        return Feature.of(
                name,
                minutes,
                distance + " / (max(volatility_60, 0.00001) * sqrt(60)), at most 10",
                columns -> columns.derived(
                        name,
                        kernel,
                        columns.of(BarQuantity.CLOSE),
                        level.over(columns),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static void toHigh(double[][] in, double[] out, int rows) {
        double[] close = in[0];
        double[] highest = in[1];
        double[] volatility = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.min(MAX_DISTANCE, (highest[row] / close[row] - 1) / (volatility[row] * HOUR));
        }
    }

    private static void toLow(double[][] in, double[] out, int rows) {
        double[] close = in[0];
        double[] lowest = in[1];
        double[] volatility = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.min(MAX_DISTANCE, (1 - lowest[row] / close[row]) / (volatility[row] * HOUR));
        }
    }

    private static Feature dayNewHigh() {
        return dayExtreme(
                "day_new_high",
                "1 if the high is above every earlier high of the UTC day, else 0; 0 in its first minute",
                BarQuantity.HIGH,
                1);
    }

    private static Feature dayNewLow() {
        return dayExtreme(
                "day_new_low",
                "1 if the low is below every earlier low of the UTC day, else 0; 0 in its first minute",
                BarQuantity.LOW,
                -1);
    }

    /** @param sign 1 for a new high, -1 for a new low: the greatest of the negative prices */
    private static Feature dayExtreme(String name, String description, BarQuantity quantity, double sign) {
        return Feature.of(
                name,
                DAY,
                description,
                columns -> columns.derivedFromPast(
                        name,
                        (in, at, out, rows) -> findExtremes(in[0], at[0], in[1], at[1], sign, out, rows),
                        columns.of(quantity).withPast(DAY - 1),
                        CalendarFeatures.minuteOfDay(columns)));
    }

    private static void findExtremes(
            double[] price, int priceAt, double[] minute, int minuteAt, double sign, double[] out, int rows) {
        double greatest = Double.NEGATIVE_INFINITY;
        int earlierToday = rows == 0 ? 0 : (int) minute[minuteAt];
        for (int row = priceAt - earlierToday; row < priceAt; row++) {
            double now = sign * price[row];
            greatest = now > greatest ? now : greatest;
        }
        for (int row = 0; row < rows; row++) {
            double now = sign * price[priceAt + row];
            boolean first = minute[minuteAt + row] == 0;
            boolean greater = now > greatest;
            out[row] = greater && !first ? 1 : 0;
            greatest = first || greater ? now : greatest;
        }
    }
}
