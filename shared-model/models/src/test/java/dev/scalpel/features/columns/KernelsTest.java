package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelsTest {

    private static final int ROWS = 21;

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-60, 1e60, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN})
    void exactlyTheRowsWithADivisorOfZeroAreReplaced(double others) {
        for (int zero = 0; zero < ROWS; zero++) {
            double[] divisor = new double[ROWS];
            Arrays.fill(divisor, others);
            divisor[zero] = 0;
            double[] out = new double[ROWS];
            Kernels.replaceWhereZero(divisor, out, ROWS, 7);

            double[] expected = new double[ROWS];
            expected[zero] = 7;
            assertThat(out).as("zero at %s", zero).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 8})
    void aPositionIsHalfWhereThereIsNoRange(double highest) {
        double[] out = new double[1];
        Kernels.position(new double[][] {{5}, {2}, {highest}}, out, 1);

        assertThat(out[0]).isEqualTo(0.5);
    }
}
