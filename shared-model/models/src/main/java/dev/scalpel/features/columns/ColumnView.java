package dev.scalpel.features.columns;

/**
 * A column as a kernel reads it: so many rows back, and with so many rows of its past before each row. Immutable.
 */
public final class ColumnView {

    private final Column column;
    private final int back;
    private final int past;

    private ColumnView(Column column, int back, int past) {
        this.column = column;
        this.back = back;
        this.past = past;
    }

    static ColumnView of(Column column) {
        return new ColumnView(column, 0, 0);
    }

    /** The same column, {@code rows} earlier. */
    public ColumnView back(int rows) {
        return new ColumnView(column, back + rows, past);
    }

    /** With the {@code rows} before the first one: row {@code r} stands at {@code rows + r}. */
    public ColumnView withPast(int rows) {
        return new ColumnView(column, back, rows);
    }

    Column column() {
        return column;
    }

    /** How many rows before its reader's first row it reads. */
    int reach() {
        return back + past;
    }

    int past() {
        return past;
    }

    /** An array that holds the rows from {@code first}: the column's own where they stand at its start, else a copy. */
    double[] read(int first, int rows, double[] scratch) {
        int from = column.indexOf(first - back - past);
        if (from == 0) {
            return column.values();
        }
        System.arraycopy(column.values(), from, scratch, 0, past + rows);
        return scratch;
    }
}
