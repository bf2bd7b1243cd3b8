package dev.scalpel.lake;

import dev.scalpel.market.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Optional;

/** Takes the values of rows, in the order of the table's columns. */
abstract class RowSink {

    abstract RowSink begin() throws SQLException;

    abstract void end() throws SQLException;

    abstract void put(long value) throws SQLException;

    abstract void put(double value) throws SQLException;

    abstract void put(String value) throws SQLException;

    abstract void put(BigDecimal value) throws SQLException;

    abstract void putNull() throws SQLException;

    final RowSink text(String value) throws SQLException {
        put(value);
        return this;
    }

    final RowSink text(Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            put(value.get());
        } else {
            putNull();
        }
        return this;
    }

    final RowSink integer(long value) throws SQLException {
        put(value);
        return this;
    }

    /** Null where the number of trades is not known. */
    final RowSink count(long trades) throws SQLException {
        if (trades == Bar.UNKNOWN_TRADES) {
            putNull();
        } else {
            put(trades);
        }
        return this;
    }

    final RowSink exact(double value) throws SQLException {
        put(value);
        return this;
    }

    /** Null where the value is not known: an aggregate over NaN would be NaN. */
    final RowSink known(double value) throws SQLException {
        if (Double.isNaN(value)) {
            putNull();
        } else {
            put(value);
        }
        return this;
    }

    final RowSink money(BigDecimal value) throws SQLException {
        put(value.setScale(LakeTable.MONEY_SCALE, RoundingMode.HALF_EVEN));
        return this;
    }

    final RowSink money(Optional<BigDecimal> value) throws SQLException {
        if (value.isPresent()) {
            return money(value.get());
        }
        putNull();
        return this;
    }
}
