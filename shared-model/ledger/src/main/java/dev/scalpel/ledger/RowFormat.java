package dev.scalpel.ledger;

import java.util.List;

/** Converts one type of row to cells and back. */
public interface RowFormat<R> {

    String[] header();

    /** How many columns earlier versions wrote: the first ones of the header. */
    List<Integer> formerWidths();

    /** The cells of all columns that were added at the end since, as a row that was written before has them. */
    String[] cellsOfFormerRow();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} if a cell is invalid. */
    R read(CsvRowReader cells);
}
