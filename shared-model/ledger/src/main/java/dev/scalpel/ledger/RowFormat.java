package dev.scalpel.ledger;

/** Converts one type of row to cells and back. */
interface RowFormat<R> {

    String[] header();

    /** The cells of the columns that were added at the end, as a row that was written before has them. */
    String[] cellsOfFormerRow();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} if a cell is invalid. */
    R read(CsvRowReader cells);
}
