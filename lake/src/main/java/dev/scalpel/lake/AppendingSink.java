package dev.scalpel.lake;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Writes rows into a table of DuckDB. */
final class AppendingSink extends RowSink {

    private final DuckDBAppender appender;
    private int rows;

    AppendingSink(DuckDBAppender appender) {
        this.appender = appender;
    }

    int rows() {
        return rows;
    }

    @Override
    RowSink begin() throws SQLException {
        appender.beginRow();
        return this;
    }

    @Override
    void end() throws SQLException {
        appender.endRow();
        rows++;
    }

    @Override
    void put(long value) throws SQLException {
        appender.append(value);
    }

    @Override
    void put(double value) throws SQLException {
        appender.append(value);
    }

    @Override
    void put(String value) throws SQLException {
        appender.append(value);
    }

    @Override
    void put(BigDecimal value) throws SQLException {
        appender.append(value);
    }

    @Override
    void putNull() throws SQLException {
        appender.appendNull();
    }
}
