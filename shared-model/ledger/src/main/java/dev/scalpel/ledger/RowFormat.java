package dev.scalpel.ledger;

/** How one kind of row is written into cells and read from them. */
interface RowFormat<R> {

    String[] header();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} when a cell breaks a rule. */
    R read(CsvRowReader cells);
}
