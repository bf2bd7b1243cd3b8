package dev.scalpel.training.optimiser;

import java.util.Optional;

/** Cholesky factor of a small symmetric positive definite matrix; pure Java, the same bits everywhere. */
final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** Reads the lower triangle; empty if the matrix is not positive definite in double precision. */
    static Optional<Cholesky> of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double[] other = j == i ? row : lower[j];
                double sum = matrix[i][j] - dot(row, other, j);
                if (j < i) {
                    row[j] = sum / other[j];
                } else if (sum > 0) {
                    row[i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
            lower[i] = row;
        }
        return Optional.of(new Cholesky(lower));
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += StrictMath.log(lower[i][i]);
        }
        return 2 * sum;
    }

    double[] solve(double[] right) {
        int n = lower.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - dot(lower[i], x, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            double value = x[i];
            double[] row = lower[i];
            for (int j = 0; j < i; j++) {
                x[j] -= row[j] * value;
            }
        }
        return x;
    }

    /** The inverse of the matrix, both triangles. */
    double[][] inverse() {
        int n = lower.length;
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            factor[j][j] = 1 / lower[j][j];
        }
        // Row i of the inverse factor from the rows above it: a sum of rows, which the JIT turns into vector code.
        for (int i = 1; i < n; i++) {
            double[] row = factor[i];
            double scale = -factor[i][i];
            for (int k = 0; k < i; k++) {
                double weight = lower[i][k] * scale;
                double[] above = factor[k];
                for (int j = 0; j <= k; j++) {
                    row[j] += weight * above[j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] row = factor[k];
            for (int i = 0; i <= k; i++) {
                double weight = row[i];
                double[] target = inverse[i];
                for (int j = 0; j <= i; j++) {
                    target[j] += weight * row[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                inverse[j][i] = inverse[i][j];
            }
        }
        return inverse;
    }

    static double dot(double[] a, double[] b, int length) {
        // Four partial sums: a fixed order of summation that the processor can overlap.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
