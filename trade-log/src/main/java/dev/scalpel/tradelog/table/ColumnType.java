package dev.scalpel.tradelog.table;

/** What a cell of the ledger is in a table. An empty cell is {@code null}. */
public enum ColumnType {
    TEXT("text"),
    /** Exact, with as many digits as the ledger has. */
    NUMERIC("numeric"),
    WHOLE("bigint"),
    /** Epoch milliseconds in the ledger. */
    TIME("timestamptz"),
    /** {@code name=number;name=number} in the ledger, an object in the table. */
    NUMBERS("jsonb");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** Its name in PostgreSQL. */
    public String sql() {
        return sql;
    }
}
