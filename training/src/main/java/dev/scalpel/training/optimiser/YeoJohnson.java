package dev.scalpel.training.optimiser;

/**
 * Standardises losses, applies the Yeo-Johnson power transform of highest normal likelihood, and standardises again: a
 * Gaussian process cannot model losses that are close together at the bottom and hundreds apart at the top.
 */
final class YeoJohnson {

    private static final double MIN_POWER = -3;
    private static final double MAX_POWER = 2;
    private static final int STEPS = 100;

    private YeoJohnson() {}

    /** Keeps the order; mean 0 and standard deviation 1 afterwards, or all 0 where the losses are equal. */
    static double[] normalised(double[] losses) {
        double[] standard = standardised(losses);
        double bestPower = 1;
        double best = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= STEPS; step++) {
            double power = MIN_POWER + (MAX_POWER - MIN_POWER) * step / STEPS;
            double likelihood = logLikelihood(standard, power);
            if (likelihood > best) {
                best = likelihood;
                bestPower = power;
            }
        }
        double[] transformed = new double[standard.length];
        for (int i = 0; i < transformed.length; i++) {
            transformed[i] = transform(standard[i], bestPower);
        }
        return standardised(transformed);
    }

    static double transform(double y, double power) {
        if (y >= 0) {
            return Math.abs(power) < 1e-9 ? StrictMath.log1p(y) : (StrictMath.pow(y + 1, power) - 1) / power;
        }
        double other = 2 - power;
        return Math.abs(other) < 1e-9 ? -StrictMath.log1p(-y) : -(StrictMath.pow(1 - y, other) - 1) / other;
    }

    private static double logLikelihood(double[] y, double power) {
        int n = y.length;
        double sum = 0;
        double squares = 0;
        double jacobian = 0;
        for (double each : y) {
            double transformed = transform(each, power);
            sum += transformed;
            squares += transformed * transformed;
            jacobian += Math.signum(each) * StrictMath.log1p(Math.abs(each));
        }
        double variance = squares / n - sum / n * (sum / n);
        if (!(variance > 1e-12)) {
            return Double.NEGATIVE_INFINITY;
        }
        return -0.5 * n * StrictMath.log(variance) + (power - 1) * jacobian;
    }

    static double[] standardised(double[] values) {
        int n = values.length;
        double scale = 0;
        for (double value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        double[] result = new double[n];
        if (scale == 0) {
            return result;
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            result[i] = values[i] / scale;
            mean += result[i] / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            result[i] -= mean;
            squares += result[i] * result[i];
        }
        double sd = Math.sqrt(squares / n);
        for (int i = 0; i < n; i++) {
            result[i] = sd > 1e-12 ? result[i] / sd : 0;
        }
        return result;
    }
}
