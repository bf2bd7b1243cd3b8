package dev.scalpel.training.optimiser;

/**
 * The logarithm of the expected improvement over a target. Where an improvement is unlikely it does not underflow to
 * zero, so there is still a gradient.
 */
final class LogExpectedImprovement {

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double FAR = 12;
    private static final int FRACTION_TERMS = 60;

    private final GaussianProcess process;
    private final double target;
    private final double[] meanGradient;
    private final double[] varianceGradient;

    LogExpectedImprovement(GaussianProcess process, double target, int coordinates) {
        this.process = process;
        this.target = target;
        meanGradient = new double[coordinates];
        varianceGradient = new double[coordinates];
    }

    double at(double[] point) {
        GaussianProcess.Prediction prediction = process.predict(point);
        double sd = Math.sqrt(prediction.variance());
        double z = (target - prediction.mean()) / sd;
        return StrictMath.log(sd) + logDensity(z) + StrictMath.log(scaledGain(z));
    }

    double at(double[] point, double[] gradient) {
        GaussianProcess.Prediction prediction = process.predict(point, meanGradient, varianceGradient);
        double sd = Math.sqrt(prediction.variance());
        double z = (target - prediction.mean()) / sd;
        double gain = scaledGain(z);
        double byMean = -ratio(z) / (sd * gain);
        double byVariance = 1 / (sd * gain) / (2 * sd);
        for (int c = 0; c < gradient.length; c++) {
            gradient[c] = byMean * meanGradient[c] + byVariance * varianceGradient[c];
        }
        return StrictMath.log(sd) + logDensity(z) + StrictMath.log(gain);
    }

    static double logDensity(double z) {
        return -0.5 * z * z - HALF_LOG_TWO_PI;
    }

    /** (φ(z) + zΦ(z)) / φ(z), without the cancellation far below zero. */
    static double scaledGain(double z) {
        if (z < -FAR) {
            double w = 1 / (z * z);
            return w * (1 - w * (3 - w * (15 - 105 * w)));
        }
        return 1 + z * ratio(z);
    }

    /** Φ(z) / φ(z); infinite far above zero. */
    static double ratio(double z) {
        if (z < -2) {
            double fraction = -z;
            for (int term = FRACTION_TERMS; term > 0; term--) {
                fraction = -z + term / fraction;
            }
            return 1 / fraction;
        }
        double capped = Math.min(z, 30);
        double term = capped;
        double sum = capped;
        for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 4000; k += 2) {
            term *= capped * capped / k;
            sum += term;
        }
        return 0.5 / StrictMath.exp(logDensity(capped)) + sum;
    }
}
