package dev.scalpel.lake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Compares rows with those of a file, in their order; remembers the first difference. */
final class ComparingSink extends RowSink {

    private final ResultSet file;
    private Optional<String> difference = Optional.empty();
    private int row;
    private int column;

    ComparingSink(ResultSet file) {
        this.file = file;
    }

    int rows() {
        return row;
    }

    /** The first difference, or that the file has more rows; to be called after the last row. */
    Optional<String> difference() throws SQLException {
        return difference.isEmpty() && file.next() ? Optional.of("has more rows than the store's " + row) : difference;
    }

    @Override
    RowSink begin() throws SQLException {
        column = 0;
        row++;
        if (difference.isEmpty() && !file.next()) {
            difference = Optional.of("ends before row " + row);
        }
        return this;
    }

    @Override
    void end() {}

    @Override
    void put(long value) throws SQLException {
        column++;
        if (difference.isEmpty()) {
            long found = file.getLong(column);
            require(!file.wasNull() && found == value, found, value);
        }
    }

    @Override
    void put(double value) throws SQLException {
        column++;
        if (difference.isEmpty()) {
            double found = file.getDouble(column);
            require(
                    !file.wasNull() && Double.doubleToRawLongBits(found) == Double.doubleToRawLongBits(value),
                    found,
                    value);
        }
    }

    @Override
    void put(String value) throws SQLException {
        column++;
        if (difference.isEmpty()) {
            String found = file.getString(column);
            require(value.equals(found), found, value);
        }
    }

    @Override
    void put(BigDecimal value) throws SQLException {
        column++;
        if (difference.isEmpty()) {
            BigDecimal found = file.getBigDecimal(column);
            require(found != null && found.compareTo(value) == 0, found, value);
        }
    }

    @Override
    void putNull() throws SQLException {
        column++;
        if (difference.isEmpty()) {
            Object found = file.getObject(column);
            require(found == null, found, "nothing");
        }
    }

    private void require(boolean equal, Object found, Object stored) throws SQLException {
        if (!equal) {
            difference = Optional.of("row " + row + " has " + file.getMetaData().getColumnLabel(column) + " " + found
                    + ", the store " + stored);
        }
    }
}
