package dev.scalpel.features;

/** How far the price moves per minute. */
final class VolatilityFeatures {

    /** 0.1 bp per minute: a lower volatility counts as a standstill, and distances are not scaled up further. */
    static final double MIN_VOLATILITY = 1e-5;

    private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

    private VolatilityFeatures() {}

    static Feature realised(int minutes) {
        String description = "square root of the mean squared one-minute log return of " + minutes + " minutes";
        return Feature.of("volatility_" + minutes, minutes + 1, description, block -> {
            double[] variance = block.mean(BarQuantity.SQUARED_RETURN, minutes);
            return row -> Math.sqrt(variance[row]);
        });
    }

    static Feature parkinson(int minutes) {
        String description = "square root of the mean of ln(high / low)^2 / (4 ln 2) over " + minutes + " minutes";
        return Feature.of("parkinson_" + minutes, minutes, description, block -> {
            double[] variance = block.mean(BarQuantity.SQUARED_LOG_RANGE, minutes);
            return row -> Math.sqrt(variance[row] / FOUR_LN_2);
        });
    }

    static Feature ratio(int shorter, int longer) {
        String name = "volatility_ratio_" + shorter + "_" + longer;
        String description = "(volatility_" + shorter + " + 0.00001) / (volatility_" + longer + " + 0.00001)";
        return Feature.of(name, longer + 1, description, block -> {
            double[] near = block.mean(BarQuantity.SQUARED_RETURN, shorter);
            double[] whole = block.mean(BarQuantity.SQUARED_RETURN, longer);
            return row -> (Math.sqrt(near[row]) + MIN_VOLATILITY) / (Math.sqrt(whole[row]) + MIN_VOLATILITY);
        });
    }

    /** Simple mean, not Wilder's: its memory has no end, and a feature must only read its look-back. */
    static Feature averageTrueRange(int minutes) {
        String description = "mean true range of " + minutes + " minutes / close";
        return Feature.of("atr_" + minutes, minutes + 1, description, block -> {
            double[] range = block.mean(BarQuantity.TRUE_RANGE, minutes);
            double[] close = block.of(BarQuantity.CLOSE);
            return row -> range[row] / close[row];
        });
    }
}
