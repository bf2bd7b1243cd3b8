package dev.scalpel.ledger;

/** How one kind of row is written into cells and read from them. */
interface RowCells<R> {

    String[] header();

    String[] write(R row);

    /** Throws {@link IllegalArgumentException} when a cell breaks a rule. */
    R read(Cells cells);
}
