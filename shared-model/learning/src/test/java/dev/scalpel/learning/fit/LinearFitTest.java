package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.model.network.NetworkLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearFitTest {

    /** x = ±1 and y = 2x + 3. */
    private static TrainingRows line() {
        return new TrainingRows(1, 1, new float[] {1, -1, 1, -1}, new float[] {5, 1, 5, 1}, new float[] {1, 1, 1, 1});
    }

    @Test
    void findsTheLine() {
        NetworkLayer layer = LinearFit.of(line()).solve(0);

        assertThat(layer.weights()[0]).isCloseTo(2, within(1e-5f));
        assertThat(layer.biases()[0]).isCloseTo(3, within(1e-5f));
    }

    @Test
    void aPenaltyOfOneHalvesASingleWeightAndNotTheBias() {
        NetworkLayer layer = LinearFit.of(line()).solve(1);

        assertThat(layer.weights()[0]).isCloseTo(1, within(1e-5f));
        assertThat(layer.biases()[0]).isCloseTo(3, within(1e-5f));
    }

    @Test
    void weightsRows() {
        // Two values of y at the same x: their weighted mean is 0.25·4 + 0.75·0.
        TrainingRows rows = new TrainingRows(1, 1, new float[] {0, 0}, new float[] {4, 0}, new float[] {1, 3});

        assertThat(LinearFit.of(rows).solve(0).biases()[0]).isCloseTo(1, within(1e-5f));
    }

    @Test
    void twoEqualInputsShareTheWeight() {
        TrainingRows rows = new TrainingRows(2, 1, new float[] {1, 1, -1, -1}, new float[] {2, -2}, new float[] {1, 1});

        NetworkLayer layer = LinearFit.of(rows).solve(0);

        assertThat(layer.weights()[0]).isCloseTo(1, within(1e-3f));
        assertThat(layer.weights()[1]).isCloseTo(1, within(1e-3f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void findsTheLineFromAnyNumberOfRowsAndIgnoresThoseWithoutWeight(int count) {
        float[] x = new float[count + 1];
        float[] y = new float[count + 1];
        float[] weights = new float[count + 1];
        for (int row = 0; row <= count; row++) {
            boolean outlier = row == count / 2;
            x[row] = row;
            y[row] = outlier ? 1_000 : 2 * row + 3;
            weights[row] = outlier ? 0 : 1 + row % 3;
        }

        NetworkLayer layer = LinearFit.of(new TrainingRows(1, 1, x, y, weights)).solve(0);

        assertThat(layer.weights()[0]).isCloseTo(2, within(1e-3f));
        assertThat(layer.biases()[0]).isCloseTo(3, within(5e-3f));
    }

    @Test
    void isZeroWithoutRows() {
        TrainingRows none = new TrainingRows(2, 3, new float[0], new float[0], new float[0]);

        NetworkLayer layer = LinearFit.of(none).solve(0.1);

        assertThat(layer.weights()).hasSize(6).containsOnly(0);
        assertThat(layer.biases()).hasSize(3).containsOnly(0);
    }

    @Test
    void refusesANegativePenalty() {
        assertThatThrownBy(() -> LinearFit.of(line()).solve(-1)).hasMessage("penalty must be 0 or more: -1.0");
    }
}
