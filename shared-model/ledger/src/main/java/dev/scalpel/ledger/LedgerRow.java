package dev.scalpel.ledger;

/** A row of a ledger file. Rows with the same id are versions of the same fact. */
public interface LedgerRow {

    String id();

    /** The revision of the state document that recorded it: of two versions the later one counts. */
    long revision();
}
