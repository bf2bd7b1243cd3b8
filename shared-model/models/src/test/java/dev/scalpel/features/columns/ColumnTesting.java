package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.function.Function;

/** Columns of a whole series, loaded at once. */
final class ColumnTesting {

    private ColumnTesting() {}

    static double[] column(BarSeries bars, Function<Columns, ColumnView> plan) {
        return column(bars, Optional.empty(), plan);
    }

    static double[] column(BarSeries bars, Optional<BarSeries> reference, Function<Columns, ColumnView> plan) {
        Columns columns = new Columns();
        columns.output(plan.apply(columns));
        ColumnBlock block = new ColumnBlock(columns, bars.size());
        block.load(bars, reference, 0, bars.size());
        double[] values = new double[bars.size()];
        block.copyOutput(0, values, 0);
        return values;
    }
}
