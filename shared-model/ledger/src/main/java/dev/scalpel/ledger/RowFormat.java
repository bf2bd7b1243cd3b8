package dev.scalpel.ledger;

import java.util.List;

/** Converts one type of row to cells and back. */
public interface RowFormat<R> {

    String[] header();

    /** How many columns earlier versions wrote: the first ones of the header. None, until a column is added. */
    default List<Integer> formerWidths() {
        return List.of();
    }

    /** The cells of all columns that were added at the end since, as a row that was written before has them. */
    default String[] cellsOfFormerRow() {
        return new String[0];
    }

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} if a cell is invalid. */
    R read(CsvRowReader cells);
}
