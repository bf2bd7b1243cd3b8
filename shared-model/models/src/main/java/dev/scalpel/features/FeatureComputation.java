package dev.scalpel.features;

import dev.scalpel.features.columns.BarRows;
import dev.scalpel.features.columns.ColumnBlock;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.NewestRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Computes a feature set over bars: rows in order, or the newest alone. */
final class FeatureComputation {

    private final List<Feature> features;
    private final int lookBack;
    private final TradingSession session;
    private final Availability availability;

    /** The arrays of the last single row, to be used again; with several threads one of them makes its own. */
    private final AtomicReference<@Nullable NewestRow> spare = new AtomicReference<>();

    FeatureComputation(List<Feature> features, int lookBack, TradingSession session) {
        this.features = features;
        this.lookBack = lookBack;
        this.session = session;
        availability = new Availability(features);
    }

    FeatureRows rows(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        OpenMinutes open = openMinutes(bars);
        return new FeatureRows(
                features.size(),
                bars,
                from,
                to,
                BarRows.of(bars, reference, availability.longestGap(), open),
                new ColumnBlock(plan(), FeatureRows.BLOCK_ROWS),
                availability.from(from, bars, reference.orElse(BarSeries.empty()), open));
    }

    private OpenMinutes openMinutes(BarSeries bars) {
        return bars.isEmpty()
                ? OpenMinutes.of(session, 0, 0)
                : OpenMinutes.of(session, bars.firstOpenTime(), Minutes.plus(bars.lastOpenTime(), 1));
    }

    Optional<double[]> atEnd(BarSeries series, Optional<BarSeries> reference) {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        long begin = Minutes.plus(series.lastOpenTime(), 1 - lookBack);
        BarSeries tail = series.slice(series.firstRowFrom(begin), series.size());
        int row = tail.size() - 1;
        OpenMinutes open = openMinutes(tail);
        if (!availability
                .from(row, tail, reference.orElse(BarSeries.empty()), open)
                .isComplete(row)) {
            return Optional.empty();
        }
        NewestRow last = spare.getAndSet(null);
        NewestRow newest = last != null ? last : new NewestRow(plan());
        double[] values = newest.of(BarRows.of(tail, reference, availability.longestGap(), open));
        spare.set(newest);
        return Arrays.stream(values).allMatch(Double::isFinite) ? Optional.of(values) : Optional.empty();
    }

    private Columns plan() {
        Columns columns = new Columns(session != TradingSession.ALWAYS_OPEN);
        features.forEach(feature -> columns.output(feature.over(columns)));
        return columns;
    }
}
