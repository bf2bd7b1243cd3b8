package dev.scalpel.features.columns;

/**
 * A column as a kernel reads it: so many rows back, and with so many rows of its past before each row. Immutable.
 */
public final class ColumnView {

    private final Column column;
    private final int back;
    private final int past;
    private final int step;

    private ColumnView(Column column, int back, int past, int step) {
        this.column = column;
        this.back = back;
        this.past = past;
        this.step = step;
    }

    static ColumnView of(Column column) {
        return new ColumnView(column, 0, 0, 1);
    }

    /** The same column, {@code rows} earlier. */
    public ColumnView back(int rows) {
        return new ColumnView(column, back + rows, past, step);
    }

    /** With the {@code rows} before each row, for a {@link PastKernel}. */
    public ColumnView withPast(int rows) {
        return withPast(rows, 1);
    }

    /** With every {@code step}th of the {@code rows} before each row, for a {@link PastKernel} that reads no others. */
    public ColumnView withPast(int rows, int step) {
        return new ColumnView(column, back, rows, step);
    }

    Column column() {
        return column;
    }

    int back() {
        return back;
    }

    int past() {
        return past;
    }

    /** How many rows lie between those of the past that are read, plus one. */
    int step() {
        return step;
    }

    /** How many rows before its reader's first row it reads. */
    int reach() {
        return back + past;
    }

    /** An array that holds the rows from {@code first} at index 0: the column's own where they stand there, else a copy. */
    double[] rows(int first, int rows, double[] scratch) {
        if (column.currentFirst() == first - back) {
            return column.current();
        }
        column.copy(first - back, rows, scratch);
        return scratch;
    }
}
