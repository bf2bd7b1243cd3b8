package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /** Determinant 11, inverse (3, -1; -1, 4) / 11. */
    private static final double[][] MATRIX = {{4}, {1, 3}};

    @Test
    void solvesTwoEquationsByHand() {
        double[] x = Cholesky.of(MATRIX).orElseThrow().solve(new double[] {9, 5});

        assertThat(x).containsExactly(new double[] {2, 1}, within(1e-12));
    }

    @Test
    void invertsTwoByTwoByHand() {
        double[][] inverse = Cholesky.of(MATRIX).orElseThrow().inverse();

        assertThat(inverse[0]).containsExactly(new double[] {3 / 11.0, -1 / 11.0}, within(1e-12));
        assertThat(inverse[1]).containsExactly(new double[] {-1 / 11.0, 4 / 11.0}, within(1e-12));
    }

    @Test
    void computesTheLogDeterminant() {
        assertThat(Cholesky.of(MATRIX).orElseThrow().logDeterminant()).isEqualTo(Math.log(11), within(1e-12));
    }

    @Test
    void aSingularMatrixHasNoFactor() {
        assertThat(Cholesky.of(new double[][] {{1}, {1, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{Double.NaN}})).isEmpty();
    }

    @Test
    void inverseTimesMatrixIsTheIdentity() {
        int n = 9;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = 1.0 / (1 + Math.abs(i - j)) + (i == j ? 1 : 0);
            }
        }
        double[][] inverse = Cholesky.of(matrix).orElseThrow().inverse();

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertThat(sum).isEqualTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }
}
