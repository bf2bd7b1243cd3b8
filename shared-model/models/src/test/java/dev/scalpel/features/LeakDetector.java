package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds rows whose value depends on data it must not use. Takes any function of bars; compares bits, row by row, so it
 * names the rows that leak.
 */
final class LeakDetector {

    /** Values of every row of {@code bars}, a row a bar; NaN where not available. */
    @FunctionalInterface
    interface FeatureFunction {
        double[][] apply(BarSeries bars, Optional<BarSeries> reference);

        /** A set of features as the product computes them in batch. */
        static FeatureFunction of(FeatureSet set) {
            return (bars, reference) -> {
                FeatureMatrix matrix = set.compute(bars, reference);
                double[][] rows = new double[bars.size()][];
                for (int row = 0; row < rows.length; row++) {
                    rows[row] = matrix.row(row);
                }
                return rows;
            };
        }
    }

    /** The value at {@code row} was {@code whole} with all bars at hand and {@code cut} without those it must not see. */
    record Leak(int row, int column, double whole, double cut) {}

    private final FeatureFunction function;

    LeakDetector(FeatureFunction function) {
        this.function = function;
    }

    /** Rows whose value changes when the future is cut off, for every row of the series. */
    List<Leak> futureLeaks(BarSeries bars, Optional<BarSeries> reference) {
        double[][] whole = function.apply(bars, reference);
        List<Leak> leaks = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            long end = Minutes.plus(bars.openTime(row), 1);
            double[][] cut =
                    function.apply(bars.slice(0, row + 1), reference.map(other -> other.between(Long.MIN_VALUE, end)));
            compare(row, whole[row], cut[row], leaks);
        }
        return leaks;
    }

    /** Rows whose value changes when the bars before the look-back are cut off, for every row that has a whole one. */
    List<Leak> pastLeaks(BarSeries bars, Optional<BarSeries> reference, int lookBack) {
        double[][] whole = function.apply(bars, reference);
        List<Leak> leaks = new ArrayList<>();
        for (int row = lookBack - 1; row < bars.size(); row++) {
            BarSeries tail = bars.slice(row - lookBack + 1, row + 1);
            long start = tail.firstOpenTime();
            double[][] cut = function.apply(tail, reference.map(other -> other.between(start, Long.MAX_VALUE)));
            compare(row, whole[row], cut[lookBack - 1], leaks);
        }
        return leaks;
    }

    private static void compare(int row, double[] whole, double[] cut, List<Leak> leaks) {
        for (int column = 0; column < whole.length; column++) {
            if (Double.doubleToLongBits(whole[column]) != Double.doubleToLongBits(cut[column])) {
                leaks.add(new Leak(row, column, whole[column], cut[column]));
            }
        }
    }
}
