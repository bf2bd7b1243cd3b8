package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joined windows against plain loops, for lengths of every make. */
final class RollingWindowsTest {

    private static final BarSeries BARS = RandomBars.seeded(31).minutes(400);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 14, 15, 20, 25, 35, 49, 60, 64, 77, 180, 199})
    void meansAreThoseOfAPlainLoop(int length) {
        check(column(columns -> columns.mean(BarQuantity.CLOSE, length)), length, window -> mean(window));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 14, 15, 20, 25, 35, 49, 60, 64, 77, 180, 199})
    void squaredDistancesAreThoseOfTwoPlainPasses(int length) {
        check(column(columns -> columns.squares(BarQuantity.CLOSE, length)), length, window -> {
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
                column(columns -> columns.highest(BarQuantity.CLOSE, length)),
                length,
                window -> Arrays.stream(window).max().orElseThrow());
        check(
                column(columns -> columns.lowest(BarQuantity.CLOSE, length)),
                length,
                window -> Arrays.stream(window).min().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 15, 20, 60, 180})
    void rowsBeforeTheFirstWholeWindowHaveNoValue(int length) {
        double[] mean = column(columns -> columns.mean(BarQuantity.CLOSE, length));

        assertThat(Arrays.copyOf(mean, length - 1)).containsOnly(Double.NaN);
        assertThat(mean[length - 1]).isNotNaN();
    }

    @Test
    void refusesDistancesOfASingleRow() {
        assertThatThrownBy(() -> new Columns(false).squares(BarQuantity.CLOSE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be >= 2: 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 480, 1_440, 2_880, 4_320})
    void longExtremesAreThoseOfAPlainLoop(int length) {
        BarSeries bars = RandomBars.seeded(32).minutes(4_700);
        double[] highest = ColumnTesting.column(bars, columns -> columns.highest(BarQuantity.HIGH, length));
        double[] lowest = ColumnTesting.column(bars, columns -> columns.lowest(BarQuantity.LOW, length));

        for (int row = length - 1; row < bars.size(); row += 7) {
            double high = 0;
            double low = Double.MAX_VALUE;
            for (int back = 0; back < length; back++) {
                high = Math.max(high, bars.high(row - back));
                low = Math.min(low, bars.low(row - back));
            }
            assertThat(highest[row]).as("highest at row %s", row).isEqualTo(high);
            assertThat(lowest[row]).as("lowest at row %s", row).isEqualTo(low);
        }
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

    private static double[] column(Function<Columns, ColumnView> plan) {
        return ColumnTesting.column(BARS, plan);
    }
}
