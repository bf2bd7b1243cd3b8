package dev.scalpel.tradelog.projection;

import dev.scalpel.tradelog.table.Cells;
import dev.scalpel.tradelog.table.Column;
import dev.scalpel.tradelog.table.ColumnType;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows of tables, every value in its one form. */
final class StoredTableRows {

    private static final int FETCHED = 1_000;

    private StoredTableRows() {}

    /** The rows from one file, by key. */
    static Map<List<String>, List<String>> ofFile(Connection connection, Table table, String file) throws SQLException {
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement(select(table) + " where " + Table.LEDGER_KEY + " = ?")) {
            statement.setFetchSize(FETCHED);
            statement.setString(1, file);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    List<String> values = values(table, found);
                    rows.put(values.subList(0, table.key().size()), values);
                }
            }
        }
        return rows;
    }

    /** The revision and the file of the row with the same key. */
    static Optional<Place> place(Connection connection, TableRow row) throws SQLException {
        Table table = row.table();
        String where =
                table.key().stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" and "));
        try (PreparedStatement statement = connection.prepareStatement("select " + Table.REVISION + ", "
                + Table.LEDGER_KEY + " from " + table.sqlName() + " where " + where)) {
            for (int at = 0; at < table.key().size(); at++) {
                Upsert.set(
                        statement, at + 1, table.key().get(at).type(), row.key().get(at));
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(new Place(found.getLong(1), found.getString(2))) : Optional.empty();
            }
        }
    }

    /** Where a row is from. */
    record Place(long revision, String file) {}

    static List<String> values(TableRow row) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < row.values().size(); at++) {
            values.add(Cells.canonical(
                    row.table().columns().get(at).type(), row.values().get(at)));
        }
        return values;
    }

    private static List<String> values(Table table, ResultSet found) throws SQLException {
        List<String> values = new ArrayList<>(table.columns().size());
        for (int at = 0; at < table.columns().size(); at++) {
            ColumnType type = table.columns().get(at).type();
            values.add(Cells.canonical(type, value(type, found, at + 1)));
        }
        return values;
    }

    private static @Nullable Object value(ColumnType type, ResultSet found, int at) throws SQLException {
        return switch (type) {
            case TEXT, NUMBERS, WHOLE -> found.getString(at);
            case NUMERIC -> found.getBigDecimal(at);
            case TIME -> {
                OffsetDateTime time = found.getObject(at, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
        };
    }

    private static String select(Table table) {
        return table.columns().stream()
                .map(Column::name)
                .collect(Collectors.joining(", ", "select ", " from " + table.sqlName()));
    }
}
