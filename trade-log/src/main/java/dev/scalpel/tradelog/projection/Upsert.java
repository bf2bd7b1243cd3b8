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

    private static final int ROWS_PER_STATEMENT = 4_000;

    private final Table table;
    private final String sql;

    Upsert(Table table) {
        this.table = table;
        this.sql = sql(table);
    }

    /** @param file that the rows are from */
    void write(Connection connection, String file, List<TableRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
                List<TableRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
                statement.setString(1, file);
                for (int column = 0; column < table.columns().size(); column++) {
                    statement.setArray(column + 2, connection.createArrayOf("text", texts(some, column)));
                }
                statement.executeUpdate();
            }
        }
    }

    /** The server converts them: one array for a column costs less than a parameter for each value. */
    private static @Nullable Object[] texts(List<TableRow> rows, int column) {
        @Nullable Object[] texts = new @Nullable Object[rows.size()];
        for (int row = 0; row < texts.length; row++) {
            Object value = rows.get(row).values().get(column);
            texts[row] = value instanceof BigDecimal number
                    ? number.toPlainString()
                    : value == null ? null : value.toString();
        }
        return texts;
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
        String arrays = table.columns().stream()
                .map(column -> "?::text[]::" + column.type().sql() + "[]")
                .collect(Collectors.joining(", "));
        String keys = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
        List<Column> others =
                table.columns().subList(table.key().size(), table.columns().size());
        String changes = others.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        return "insert into " + table.sqlName() + " as known (" + Table.LEDGER_KEY + ", " + names
                + ") select ?::text, given.* from"
                + " unnest(" + arrays + ") as given on conflict (" + keys + ") do update set " + changes + ", "
                + Table.LEDGER_KEY + " = excluded." + Table.LEDGER_KEY + " where excluded." + Table.REVISION
                + " >= known." + Table.REVISION;
    }
}
