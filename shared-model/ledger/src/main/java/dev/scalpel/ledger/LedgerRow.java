package dev.scalpel.ledger;

/** A row of a ledger file. Rows of the same id are the same fact, told again. */
public interface LedgerRow {

    String id();

    /** The revision of the state document that told it: of two tellings the later one holds. */
    long revision();
}
