package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Columns of a whole series, computed at once. */
final class ColumnTesting {

    private ColumnTesting() {}

    static double[] column(BarSeries bars, Function<Columns, ColumnView> plan) {
        return column(bars, Optional.empty(), plan);
    }

    static double[] column(BarSeries bars, Optional<BarSeries> reference, Function<Columns, ColumnView> plan) {
        Columns columns = new Columns(false);
        columns.output(plan.apply(columns));
        ColumnBlock block = new ColumnBlock(columns, bars.size());
        block.advance(BarRows.of(bars, reference, 0, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0)), 0, bars.size());
        return Arrays.copyOf(block.output(0), bars.size());
    }
}
