package dev.scalpel.ledger;

/** Converts one type of row to cells and back. */
interface RowFormat<R> {

    String[] header();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} if a cell is invalid. */
    R read(CsvRowReader cells);
}
