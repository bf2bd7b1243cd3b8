package dev.scalpel.features;

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
        return Feature.of("return_" + minutes, minutes + 1, "ln(close / close " + minutes + " minutes ago)", block -> {
            double[] price = block.of(BarQuantity.LOG_CLOSE);
            return row -> price[row] - price[row - minutes];
        });
    }

    private static Feature relativeStrength(int minutes) {
        String description =
                "Cutler's RSI: 100 * rises / (rises + falls) of the close over " + minutes + " minutes; 50 if none";
        return Feature.of("rsi_" + minutes, minutes + 1, description, block -> {
            double[] gain = block.mean(BarQuantity.GAIN, minutes);
            double[] travel = block.mean(BarQuantity.ABSOLUTE_CHANGE, minutes);
            return row -> travel[row] == 0 ? 50 : 100 * gain[row] / travel[row];
        });
    }

    private static Feature distanceToAverage(int minutes) {
        String description = "(close / mean close of " + minutes + " minutes - 1) / max(volatility_60, 0.00001)";
        return Feature.of("distance_to_mean_" + minutes, Math.max(minutes, 61), description, block -> {
            double[] mean = block.mean(BarQuantity.CLOSE, minutes);
            double[] close = block.of(BarQuantity.CLOSE);
            double[] variance = block.mean(BarQuantity.SQUARED_RETURN, 60);
            return row -> inVolatility(close[row] / mean[row] - 1, variance[row]);
        });
    }

    private static Feature bollinger(int minutes) {
        String description =
                "(close - lower) / (upper - lower), the bands 2 standard deviations from the mean close of " + minutes
                        + " minutes; 0.5 if flat";
        return Feature.of("bollinger_" + minutes, minutes, description, block -> {
            double[] mean = block.mean(BarQuantity.CLOSE, minutes);
            double[] squares = block.squares(BarQuantity.CLOSE, minutes);
            double[] close = block.of(BarQuantity.CLOSE);
            return row ->
                    squares[row] == 0 ? 0.5 : 0.5 + (close[row] - mean[row]) / (4 * Math.sqrt(squares[row] / minutes));
        });
    }

    private static Feature rangePosition(int minutes) {
        String description = "(close - lowest) / (highest - lowest) of " + minutes + " minutes; 0.5 if flat";
        return Feature.of("range_position_" + minutes, minutes, description, block -> {
            double[] highest = block.highest(BarQuantity.HIGH, minutes);
            double[] lowest = block.lowest(BarQuantity.LOW, minutes);
            double[] close = block.of(BarQuantity.CLOSE);
            return row -> position(close[row], lowest[row], highest[row]);
        });
    }

    private static Feature efficiency(int minutes) {
        String description = "return_" + minutes + " / sum of absolute one-minute log returns; 0 if flat";
        return Feature.of("efficiency_" + minutes, minutes + 1, description, block -> {
            double[] price = block.of(BarQuantity.LOG_CLOSE);
            double[] step = block.mean(BarQuantity.ABSOLUTE_RETURN, minutes);
            return row -> step[row] == 0 ? 0 : (price[row] - price[row - minutes]) / (minutes * step[row]);
        });
    }

    private static Feature autocorrelation(int minutes) {
        String description = "sum of r(t) * r(t-1) / sum of r(t)^2 over the one-minute log returns of " + minutes
                + " minutes; 0 if flat";
        return Feature.of("autocorrelation_" + minutes, minutes + 2, description, block -> {
            double[] product = block.mean(BarQuantity.RETURN_BY_PREVIOUS, minutes);
            double[] square = block.mean(BarQuantity.SQUARED_RETURN, minutes);
            return row -> square[row] == 0 ? 0 : product[row] / square[row];
        });
    }

    static double inVolatility(double distance, double variance) {
        return distance / Math.max(Math.sqrt(variance), VolatilityFeatures.MIN_VOLATILITY);
    }

    static double position(double price, double lowest, double highest) {
        return highest == lowest ? 0.5 : (price - lowest) / (highest - lowest);
    }
}
