package dev.scalpel.ledger;

import java.util.List;

/** Converts one type of row to cells and back. */
interface RowFormat<R> {

    String[] header();

    /** The cells of all columns that were ever added at the end, as a row that was written before has them. */
    String[] cellsOfFormerRow();

    /** How many columns each earlier version had. */
    List<Integer> formerWidths();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} if a cell is invalid. */
    R read(CsvRowReader cells);
}
