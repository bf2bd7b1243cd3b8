package dev.scalpel.features;

import dev.scalpel.features.columns.ColumnBlock;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Computes a feature set over bars, block by block, so that the columns stay in the processor's cache. */
final class FeatureComputation {

    /** How many minutes a single row may lie after the one before and still be computed from what that left. */
    private static final int MAX_MINUTES_LATER = 16;

    private final List<Feature> features;
    private final Availability availability;

    /**
     * The block of the last single row. The next minute's row continues it where the bars before are the same; otherwise it
     * is loaded anew, with the same result.
     */
    private final AtomicReference<@Nullable ColumnBlock> newest = new AtomicReference<>();

    FeatureComputation(List<Feature> features, int lookBack) {
        this.features = features;
        availability = new Availability(features, lookBack);
    }

    FeatureMatrix overAll(BarSeries bars, Optional<BarSeries> reference, FeatureSet set) {
        int size = bars.size();
        long[] openTimes = new long[size];
        for (int row = 0; row < size; row++) {
            openTimes[row] = bars.openTime(row);
        }
        FeatureMatrix matrix = new FeatureMatrix(set, openTimes);
        Availability.Scan scan = availability.over(bars, reference.orElse(BarSeries.empty()));
        ColumnBlock block = ColumnBlock.fromStart(plan(), Math.min(size, FeatureMatrix.BLOCK_ROWS));
        for (int from = 0; from < size; from += FeatureMatrix.BLOCK_ROWS) {
            int to = Math.min(size, from + FeatureMatrix.BLOCK_ROWS);
            block.advance(bars, reference, from, to);
            boolean[] whole = new boolean[to - from];
            for (int row = 0; row < whole.length; row++) {
                whole[row] = scan.next();
            }
            matrix.addBlock(from, whole, block::output);
        }
        return matrix;
    }

    Optional<double[]> atEnd(BarSeries tail, Optional<BarSeries> reference) {
        if (!availability.atEnd(tail, reference.orElse(BarSeries.empty()))) {
            return Optional.empty();
        }
        ColumnBlock last = newest.getAndSet(null);
        ColumnBlock block = last != null ? last : ColumnBlock.ofNewest(plan(), MAX_MINUTES_LATER);
        block.loadNewest(tail, reference);
        double[] values = new double[features.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = block.newest(column);
        }
        newest.set(block);
        return Arrays.stream(values).allMatch(Double::isFinite) ? Optional.of(values) : Optional.empty();
    }

    private Columns plan() {
        Columns columns = new Columns();
        features.forEach(feature -> columns.output(feature.over(columns)));
        return columns;
    }
}
