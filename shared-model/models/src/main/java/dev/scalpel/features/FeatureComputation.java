package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Computes a feature set over bars, block by block, so that the columns stay in the processor's cache. */
final class FeatureComputation {

    private static final int BATCH_ROWS = 1_024;

    private final List<Feature> features;
    private final int lookBack;
    private final Map<OptionalInput, Integer> lookBackOf = new EnumMap<>(OptionalInput.class);

    /** The block of the last single row: its columns are still in the cache; allocating new ones would take longer than the
     * computation. */
    private final AtomicReference<@Nullable BarBlock> spareBlock = new AtomicReference<>();

    FeatureComputation(List<Feature> features, int lookBack) {
        this.features = features;
        this.lookBack = lookBack;
        for (Feature feature : features) {
            feature.needs().ifPresent(need -> lookBackOf.merge(need, feature.lookBack(), Math::max));
        }
    }

    FeatureMatrix overAll(BarSeries bars, Optional<BarSeries> reference, FeatureSet set) {
        int size = bars.size();
        long[] openTimes = new long[size];
        for (int row = 0; row < size; row++) {
            openTimes[row] = bars.openTime(row);
        }
        boolean[] available = new boolean[size];
        double[] values = new double[Math.multiplyExact(size, features.size())];
        BarBlock block = new BarBlock(lookBack - 1 + Math.min(size, BATCH_ROWS));
        double[][] columns = new double[features.size()][BATCH_ROWS];
        for (int from = 0; from < size; from += BATCH_ROWS) {
            int to = Math.min(size, from + BATCH_ROWS);
            int start = Math.max(0, from - lookBack + 1);
            block.load(bars, reference, start, to);
            int skipped = from - start;
            fill(block, skipped, columns);
            for (int row = from; row < to; row++) {
                available[row] = isWhole(block.runs(), row - start)
                        && copyIfFinite(columns, row - from, values, row * columns.length);
                if (!available[row]) {
                    Arrays.fill(values, row * columns.length, (row + 1) * columns.length, Double.NaN);
                }
            }
        }
        return new FeatureMatrix(set, openTimes, available, values);
    }

    Optional<double[]> atEnd(BarSeries tail, Optional<BarSeries> reference) {
        if (tail.size() < lookBack) {
            return Optional.empty();
        }
        BarBlock spare = spareBlock.getAndSet(null);
        BarBlock block = spare != null ? spare : new BarBlock(lookBack);
        block.load(tail, reference, tail.size() - lookBack, tail.size());
        Optional<double[]> values = lastRow(block);
        spareBlock.set(block);
        return values;
    }

    private Optional<double[]> lastRow(BarBlock block) {
        if (!isWhole(block.runs(), lookBack - 1)) {
            return Optional.empty();
        }
        double[][] columns = new double[features.size()][1];
        fill(block, lookBack - 1, columns);
        double[] values = new double[features.size()];
        return copyIfFinite(columns, 0, values, 0) ? Optional.of(values) : Optional.empty();
    }

    /** Fills the columns with the block's rows after the skipped ones; rows without a complete look-back are skipped. */
    private void fill(BarBlock block, int skipped, double[][] columns) {
        int first = Math.max(skipped, lookBack - 1);
        for (int column = 0; column < columns.length; column++) {
            IntToDoubleFunction value = features.get(column).over(block);
            double[] out = columns[column];
            for (int row = first; row < block.rows(); row++) {
                out[row - skipped] = value.applyAsDouble(row);
            }
        }
    }

    private boolean isWhole(RunLengths runs, int row) {
        if (runs.bars(row) < lookBack) {
            return false;
        }
        for (Map.Entry<OptionalInput, Integer> need : lookBackOf.entrySet()) {
            if (runs.of(need.getKey(), row) < need.getValue()) {
                return false;
            }
        }
        return true;
    }

    /** Copies one row; false when a value in it is not finite (absurd prices or volumes). */
    private static boolean copyIfFinite(double[][] columns, int row, double[] out, int offset) {
        double check = 0;
        for (int column = 0; column < columns.length; column++) {
            double value = columns[column][row];
            out[offset + column] = value;
            check += value * 0;
        }
        return check == 0;
    }
}
