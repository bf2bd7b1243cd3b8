package dev.scalpel.monitoring.metrics;

/**
 * Where a figure may as well lie: nine times in ten the interval made this way holds the truth.
 *
 * @param high infinite where the figure has no upper end, as a profit factor without a loss
 */
public record ConfidenceInterval(double low, double high) {

    public static final double LEVEL = 0.9;

    public ConfidenceInterval {
        if (!Double.isFinite(low) || Double.isNaN(high) || high < low) {
            throw new IllegalArgumentException("a range goes from a finite low end up: " + low + " to " + high);
        }
    }

    ConfidenceInterval moved(double by) {
        return new ConfidenceInterval(low + by, high + by);
    }

    public boolean isBounded() {
        return high <= Double.MAX_VALUE;
    }
}
