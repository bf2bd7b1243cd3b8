package dev.scalpel.monitoring.metrics;

/**
 * A 90 % confidence interval.
 *
 * @param high infinite where the metric has no upper bound, as a profit factor without a loss
 */
public record ConfidenceInterval(double low, double high) {

    public static final double LEVEL = 0.9;

    public ConfidenceInterval {
        if (!Double.isFinite(low) || Double.isNaN(high) || high < low) {
            throw new IllegalArgumentException("low must be finite and <= high: low=" + low + " high=" + high);
        }
    }

    ConfidenceInterval moved(double by) {
        return new ConfidenceInterval(low + by, high + by);
    }

    /** @param factor above 0 */
    ConfidenceInterval times(double factor) {
        return new ConfidenceInterval(low * factor, high * factor);
    }

    public boolean isBounded() {
        return high <= Double.MAX_VALUE;
    }
}
