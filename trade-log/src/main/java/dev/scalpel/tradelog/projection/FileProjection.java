package dev.scalpel.tradelog.projection;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.tradelog.table.Column;
import dev.scalpel.tradelog.table.LedgerFile;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings the tables to what one file of the ledger says, in one transaction with the file's cursor. Who locks the cursor reads the
 * file after that, so of two at once the second sees at least what the first has written.
 */
final class FileProjection {

    private static final String BEGIN =
            "insert into projection_cursor (ledger_key, version, rows) values (?, '', 0) on conflict do nothing";
    private static final String LOCK = "select version from projection_cursor where ledger_key = ? for update";
    private static final String END = "update projection_cursor set version = ?, rows = ? where ledger_key = ?";

    private final ObjectStore store;

    FileProjection(ObjectStore store) {
        this.store = store;
    }

    /**
     * @param version that the store lists
     * @param again whether the file's rows are written even if the cursor says that they are there
     * @return the number of rows of the file, empty if it is projected already or gone
     * @throws dev.scalpel.ledger.LedgerFormatException if the file is malformed: nothing was changed
     */
    Optional<Integer> project(Connection connection, LedgerFile file, String version, boolean again)
            throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            execute(connection, BEGIN, file.key());
            String known = locked(connection, file.key());
            Optional<StoredObject> object = known.equals(version) && !again ? Optional.empty() : store.get(file.key());
            Optional<Integer> rows = Optional.empty();
            if (object.isPresent()) {
                List<TableRow> read = file.rows(object.get().bytes());
                write(connection, file, read, !known.isEmpty());
                end(connection, file.key(), version, read.size());
                rows = Optional.of(read.size());
            }
            connection.commit();
            done = true;
            return rows;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    private void write(Connection connection, LedgerFile file, List<TableRow> rows, boolean before)
            throws SQLException {
        for (Table table : file.tables()) {
            List<TableRow> own =
                    rows.stream().filter(row -> row.table() == table).toList();
            if (before) {
                deleteOthers(connection, file, table, own);
            }
            if (!own.isEmpty()) {
                new Upsert(table).write(connection, file.key(), own);
            }
        }
    }

    /** What the file no longer says: a decision that a later revision has withdrawn. */
    private static void deleteOthers(Connection connection, LedgerFile file, Table table, List<TableRow> rows)
            throws SQLException {
        String keys = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays = table.key().stream()
                .map(column -> "?::" + column.type().sql() + "[]")
                .collect(Collectors.joining(", "));
        String sql = "delete from " + table.sqlName() + " where " + Table.LEDGER_KEY + " = ? and (" + keys
                + ") not in (select * from unnest(" + arrays + "))";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, file.key());
            List<Array> open = new ArrayList<>();
            for (int key = 0; key < table.key().size(); key++) {
                int at = key;
                Array values = connection.createArrayOf(
                        "text",
                        rows.stream()
                                .map(row -> String.valueOf(row.key().get(at)))
                                .toArray());
                open.add(values);
                delete.setArray(key + 2, values);
            }
            delete.executeUpdate();
            for (Array each : open) {
                each.free();
            }
        }
    }

    private static void end(Connection connection, String key, String version, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, version);
            statement.setInt(2, rows);
            statement.setString(3, key);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    private static String locked(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
        }
    }
}
