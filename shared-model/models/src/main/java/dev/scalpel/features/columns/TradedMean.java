package dev.scalpel.features.columns;

/** Means over the minutes of a window in which the instrument is traded. */
public final class TradedMean {

    private TradedMean() {}

    /** @param quantity that is 0 in the other minutes */
    public static ColumnView of(Columns columns, BarQuantity quantity, int minutes) {
        ColumnView mean = columns.mean(quantity, minutes);
        return columns.closes()
                ? columns.derived(
                        "mean of " + minutes + " " + quantity + " while open",
                        Kernels::quotient,
                        mean,
                        columns.mean(BarQuantity.TRADED, minutes))
                : mean;
    }
}
