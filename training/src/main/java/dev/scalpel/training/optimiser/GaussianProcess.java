package dev.scalpel.training.optimiser;

import java.util.Arrays;
import smile.regression.GaussianProcessRegression;

/**
 * The posterior of a Gaussian process with zero prior mean. Smile fits and predicts; the gradients, which Smile lacks,
 * are computed from its weights.
 */
final class GaussianProcess {

    private static final double MIN_VARIANCE = 1e-14;
    private static final int NO_SEARCH = 0;
    private static final double UNUSED_TOLERANCE = 1e-5;

    private final double[][] x;
    private final MaternKernel kernel;
    private final double noise;
    private final GaussianProcessRegression<double[]> model;
    private final double[][] inverse;

    private GaussianProcess(
            double[][] x,
            MaternKernel kernel,
            double noise,
            GaussianProcessRegression<double[]> model,
            double[][] inverse) {
        this.x = x;
        this.kernel = kernel;
        this.noise = noise;
        this.model = model;
        this.inverse = inverse;
    }

    /** A prediction of the function without its noise. */
    record Prediction(double mean, double variance) {}

    /** Multiplies the noise by ten until the matrix can be factored: repeated points make it singular. */
    static GaussianProcess fit(double[][] x, double[] y, int[] owner, Hyperparameters hyperparameters) {
        NativeAlgebra.require();
        MaternKernel kernel = hyperparameters.kernel(owner);
        double noise = hyperparameters.noise();
        while (true) {
            double[][] matrix = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                matrix[i] = new double[i + 1];
                for (int j = 0; j < i; j++) {
                    matrix[i][j] = kernel.k(x[i], x[j]);
                }
                matrix[i][i] = kernel.amplitude() + noise;
            }
            var factor = Cholesky.of(matrix);
            if (factor.isPresent()) {
                var model = GaussianProcessRegression.fit(x, y, kernel, noise, false, UNUSED_TOLERANCE, NO_SEARCH);
                return new GaussianProcess(x, kernel, noise, model, factor.get().inverse());
            }
            noise *= 10;
        }
    }

    double noise() {
        return noise;
    }

    double logMarginalLikelihood() {
        return model.L;
    }

    Prediction predict(double[] point) {
        double[] meanAndDeviation = new double[2];
        model.predict(point, meanAndDeviation);
        double variance = meanAndDeviation[1] * meanAndDeviation[1];
        // Smile takes the root of a difference that rounding can make negative at a known point.
        return new Prediction(meanAndDeviation[0], variance > MIN_VARIANCE ? variance : MIN_VARIANCE);
    }

    /** The same, with the gradients of mean and variance. */
    Prediction predict(double[] point, double[] meanGradient, double[] varianceGradient) {
        int n = x.length;
        int d = point.length;
        double[] k = new double[n];
        double[] byDistance = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double s = Math.sqrt(5 * kernel.squaredDistance(point, x[i]));
            double decay = kernel.amplitude() * StrictMath.exp(-s);
            k[i] = decay * (1 + s + s * s / 3);
            byDistance[i] = -decay * (1 + s) * 5 / 3;
            mean += k[i] * model.w[i];
        }
        Arrays.fill(meanGradient, 0);
        Arrays.fill(varianceGradient, 0);
        double explained = 0;
        for (int i = 0; i < n; i++) {
            double v = Cholesky.dot(inverse[i], k, n);
            explained += k[i] * v;
            double forMean = byDistance[i] * model.w[i];
            double forVariance = -2 * byDistance[i] * v;
            double[] other = x[i];
            for (int c = 0; c < d; c++) {
                double difference = point[c] - other[c];
                meanGradient[c] += forMean * difference;
                varianceGradient[c] += forVariance * difference;
            }
        }
        for (int c = 0; c < d; c++) {
            meanGradient[c] *= kernel.inverseSquare(c);
            varianceGradient[c] *= kernel.inverseSquare(c);
        }
        double variance = kernel.amplitude() - explained;
        if (variance < MIN_VARIANCE) {
            Arrays.fill(varianceGradient, 0);
            variance = MIN_VARIANCE;
        }
        return new Prediction(mean, variance);
    }
}
