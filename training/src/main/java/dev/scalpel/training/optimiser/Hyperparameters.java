package dev.scalpel.training.optimiser;

import java.util.Arrays;

/**
 * Hyperparameters of the Gaussian process, as logarithms.
 *
 * @param logInverseSquares of 1 / (length scale)², one per parameter
 * @param logAmplitude of the variance of the function
 * @param logNoise of the variance of the noise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Hyperparameters(double[] logInverseSquares, double logAmplitude, double logNoise) {

    static Hyperparameters of(double[] theta) {
        int parameters = theta.length - 2;
        return new Hyperparameters(Arrays.copyOf(theta, parameters), theta[parameters], theta[parameters + 1]);
    }

    static Hyperparameters plain(int parameters) {
        return of(start(parameters, 1.4, StrictMath.log(1e-4)));
    }

    static double[] start(int parameters, double logInverseSquare, double logNoise) {
        double[] theta = new double[parameters + 2];
        Arrays.fill(theta, 0, parameters, logInverseSquare);
        theta[parameters + 1] = logNoise;
        return theta;
    }

    MaternKernel kernel(int[] owner) {
        return new MaternKernel(owner, logInverseSquares, logAmplitude);
    }

    double noise() {
        return StrictMath.exp(logNoise);
    }
}
