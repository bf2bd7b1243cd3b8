package dev.scalpel.training.optimiser;

import java.util.Optional;

/** The log marginal likelihood of observations, and its gradient with respect to the log hyperparameters. */
final class MarginalLikelihood {

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    private final double[] y;
    private final int parameters;
    /** For each pair i > j and parameter: the squared difference of their coordinates. */
    private final double[][] squares;

    MarginalLikelihood(double[][] x, double[] y, int[] owner) {
        this.y = y.clone();
        int largest = 0;
        for (int each : owner) {
            largest = Math.max(largest, each);
        }
        parameters = largest + 1;
        int n = x.length;
        squares = new double[parameters][n * (n - 1) / 2];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                for (int c = 0; c < owner.length; c++) {
                    double difference = x[i][c] - x[j][c];
                    squares[owner[c]][pair] += difference * difference;
                }
                pair++;
            }
        }
    }

    int parameters() {
        return parameters;
    }

    /**
     * The log marginal likelihood, without any prior.
     *
     * @param theta log inverse squares, log amplitude, log noise
     * @param gradient is overwritten
     * @return negative infinity where the matrix is singular
     */
    double at(double[] theta, double[] gradient) {
        int n = y.length;
        double amplitude = StrictMath.exp(theta[parameters]);
        double noise = StrictMath.exp(theta[parameters + 1]);
        int pairs = n * (n - 1) / 2;
        double[] distance = new double[pairs];
        for (int p = 0; p < parameters; p++) {
            double weight = 5 * StrictMath.exp(theta[p]);
            double[] square = squares[p];
            for (int pair = 0; pair < pairs; pair++) {
                distance[pair] += weight * square[pair];
            }
        }
        double[] byDistance = new double[pairs];
        double[] values = new double[pairs];
        double[][] matrix = new double[n][];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                double s = Math.sqrt(distance[pair]);
                double decay = amplitude * StrictMath.exp(-s);
                values[pair] = decay * (1 + s + distance[pair] / 3);
                byDistance[pair] = -decay * (1 + s) / 6;
                row[j] = values[pair];
                pair++;
            }
            row[i] = amplitude + noise;
            matrix[i] = row;
        }
        Optional<Cholesky> factor = Cholesky.of(matrix);
        if (factor.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] weights = factor.get().solve(y);
        double fit = 0;
        for (int i = 0; i < n; i++) {
            fit += y[i] * weights[i];
        }
        gradient(gradient, weights, factor.get().inverse(), values, byDistance, theta, amplitude, noise);
        return -0.5 * fit - 0.5 * factor.get().logDeterminant() - n * HALF_LOG_TWO_PI;
    }

    private void gradient(
            double[] gradient,
            double[] weights,
            double[][] inverse,
            double[] values,
            double[] byDistance,
            double[] theta,
            double amplitude,
            double noise) {
        int n = y.length;
        double byAmplitude = 0;
        double trace = 0;
        int pair = 0;
        for (int i = 0; i < n; i++) {
            double[] row = inverse[i];
            for (int j = 0; j < i; j++) {
                double pull = weights[i] * weights[j] - row[j];
                byAmplitude += pull * values[pair];
                byDistance[pair] *= pull;
                pair++;
            }
            trace += weights[i] * weights[i] - row[i];
        }
        for (int p = 0; p < parameters; p++) {
            double sum = 0;
            double[] square = squares[p];
            for (int q = 0; q < pair; q++) {
                sum += byDistance[q] * square[q];
            }
            gradient[p] = sum * 5 * StrictMath.exp(theta[p]);
        }
        gradient[parameters] = byAmplitude + 0.5 * trace * amplitude;
        gradient[parameters + 1] = 0.5 * trace * noise;
    }
}
