package dev.scalpel.features;

import dev.scalpel.features.columns.BarRows;
import dev.scalpel.features.columns.ColumnBlock;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Computes a feature set over bars: rows in order, or the newest alone. */
final class FeatureComputation {

    /** How many minutes a single row may lie after the one before and still be computed from what that left. */
    private static final int MAX_MINUTES_LATER = 16;

    private final List<Feature> features;
    private final int lookBack;
    private final Availability availability;

    /**
     * The block of the last single row. The next minute's row continues it where the bars before are the same; otherwise it
     * is loaded anew, with the same result.
     */
    private final AtomicReference<@Nullable ColumnBlock> newest = new AtomicReference<>();

    FeatureComputation(List<Feature> features, int lookBack) {
        this.features = features;
        this.lookBack = lookBack;
        availability = new Availability(features);
    }

    FeatureRows rows(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        return new FeatureRows(
                features.size(),
                bars,
                from,
                to,
                BarRows.of(bars, reference, availability.longestGap()),
                ColumnBlock.fromStart(plan(), FeatureRows.BLOCK_ROWS),
                availability.from(from, bars, reference.orElse(BarSeries.empty())));
    }

    Optional<double[]> atEnd(BarSeries series, Optional<BarSeries> reference) {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        long begin = Minutes.plus(series.lastOpenTime(), 1 - lookBack - MAX_MINUTES_LATER);
        BarSeries tail = series.slice(series.firstRowFrom(begin), series.size());
        int row = tail.size() - 1;
        if (!availability.from(row, tail, reference.orElse(BarSeries.empty())).isComplete(row)) {
            return Optional.empty();
        }
        ColumnBlock last = newest.getAndSet(null);
        ColumnBlock block = last != null ? last : ColumnBlock.ofNewest(plan(), MAX_MINUTES_LATER);
        block.loadNewest(BarRows.of(tail, reference, availability.longestGap()));
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
