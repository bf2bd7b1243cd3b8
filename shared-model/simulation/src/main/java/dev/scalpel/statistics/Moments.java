package dev.scalpel.statistics;

/**
 * The moments of a sample.
 *
 * @param deviation standard deviation with divisor n − 1
 * @param skewness third central moment over the 1.5th power of the second, both with divisor n
 * @param kurtosis fourth central moment over the square of the second, both with divisor n: 3 for a normal distribution
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

    /** @throws IllegalArgumentException with fewer than two values, or when they do not vary: see {@link #whyUndefined} */
    public static Moments of(double[] values) {
        String reason = whyUndefined(values);
        if (!reason.isEmpty()) {
            throw new IllegalArgumentException(reason);
        }
        double mean = mean(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double difference = value - mean;
            double square = difference * difference;
            second += square;
            third += square * difference;
            fourth += square * square;
        }
        int count = values.length;
        double variance = second / count;
        return new Moments(
                count,
                mean,
                Math.sqrt(second / (count - 1)),
                third / count / (variance * Math.sqrt(variance)),
                fourth / count / (variance * variance));
    }

    /** Why these values have no moments, as text for a report; empty when they have. */
    static String whyUndefined(double[] values) {
        if (values.length < 2) {
            return "needs at least 2 values, has " + values.length;
        }
        double largest = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("values must be finite: " + value);
            }
            largest = Math.max(largest, Math.abs(value));
        }
        double mean = mean(values);
        double spread = 0;
        for (double value : values) {
            spread = Math.max(spread, Math.abs(value - mean));
        }
        // Equal values can differ from their rounded mean by a few units in the last place.
        return spread <= largest * 1e-12 ? "the values do not vary" : "";
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
