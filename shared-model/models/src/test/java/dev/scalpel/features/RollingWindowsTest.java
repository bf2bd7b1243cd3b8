package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joined windows against plain loops, for lengths of every make. */
final class RollingWindowsTest {

    private static final BarSeries BARS = RandomBars.seeded(31).minutes(400);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 14, 15, 20, 25, 35, 49, 60, 64, 77, 180, 199})
    void meansAreThoseOfAPlainLoop(int length) {
        check(block().mean(BarQuantity.CLOSE, length), length, window -> mean(window));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 14, 15, 20, 25, 35, 49, 60, 64, 77, 180, 199})
    void squaredDistancesAreThoseOfTwoPlainPasses(int length) {
        check(block().squares(BarQuantity.CLOSE, length), length, window -> {
            double mean = mean(window);
            return Arrays.stream(window)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 14, 15, 20, 60, 64, 77, 180})
    void extremesAreThoseOfAPlainLoop(int length) {
        check(
                block().highest(BarQuantity.CLOSE, length),
                length,
                window -> Arrays.stream(window).max().orElseThrow());
        check(
                block().lowest(BarQuantity.CLOSE, length),
                length,
                window -> Arrays.stream(window).min().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 15, 20, 60, 180})
    void rowsBeforeTheFirstWholeWindowKeepNoOldValues(int length) {
        BarBlock block = block();
        block.mean(BarQuantity.CLOSE, length);
        block.load(BARS, Optional.empty(), 0, BARS.size());

        double[] again = block.mean(BarQuantity.CLOSE, length);

        assertThat(Arrays.copyOf(again, length - 1)).containsOnly(Double.NaN);
        assertThat(again[length - 1]).isNotNaN();
    }

    private static void check(double[] column, int length, ToDoubleFunction<double[]> plain) {
        for (int row = length - 1; row < BARS.size(); row++) {
            double[] window = new double[length];
            for (int back = 0; back < length; back++) {
                window[back] = BARS.close(row - back);
            }
            double expected = plain.applyAsDouble(window);
            assertThat(column[row]).as("row %s", row).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
        }
    }

    private static double mean(double[] window) {
        return Arrays.stream(window).average().orElseThrow();
    }

    private static BarBlock block() {
        BarBlock block = new BarBlock(BARS.size());
        block.load(BARS, Optional.empty(), 0, BARS.size());
        return block;
    }
}
