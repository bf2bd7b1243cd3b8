package dev.scalpel.tradelog.projection;

import dev.scalpel.tradelog.table.Column;
import dev.scalpel.tradelog.table.ColumnType;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows so that the later revision of each stays, in whatever order they come. */
final class Upsert {

    private static final int ROWS_PER_STATEMENT = 500;

    private final Table table;
    private final String sql;

    Upsert(Table table) {
        this.table = table;
        this.sql = sql(table);
    }

    /** @param file that the rows are from */
    void write(Connection connection, String file, List<TableRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int open = 0;
            for (TableRow row : rows) {
                set(statement, row, file);
                statement.addBatch();
                if (++open == ROWS_PER_STATEMENT) {
                    statement.executeBatch();
                    open = 0;
                }
            }
            if (open > 0) {
                statement.executeBatch();
            }
        }
    }

    private void set(PreparedStatement statement, TableRow row, String file) throws SQLException {
        int at = 0;
        for (Column column : table.columns()) {
            set(statement, at + 1, column.type(), row.values().get(at));
            at++;
        }
        statement.setString(at + 1, file);
    }

    static void set(PreparedStatement statement, int at, ColumnType type, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, type == ColumnType.NUMERIC ? Types.NUMERIC : Types.VARCHAR);
            return;
        }
        switch (type) {
            case TEXT, NUMBERS -> statement.setString(at, (String) value);
            case NUMERIC -> statement.setBigDecimal(at, (BigDecimal) value);
            case WHOLE -> statement.setLong(at, (Long) value);
            case TIME -> statement.setObject(at, utc((Instant) value));
        }
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String sql(Table table) {
        String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String values = table.columns().stream()
                .map(column -> "?::" + column.type().sql())
                .collect(Collectors.joining(", "));
        String keys = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
        List<Column> others =
                table.columns().subList(table.key().size(), table.columns().size());
        String changes = others.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        return "insert into " + table.sqlName() + " as known (" + names + ", " + Table.LEDGER_KEY + ") values ("
                + values
                + ", ?) on conflict (" + keys + ") do update set " + changes + ", " + Table.LEDGER_KEY + " = excluded."
                + Table.LEDGER_KEY + " where excluded." + Table.REVISION + " >= known." + Table.REVISION;
    }
}
