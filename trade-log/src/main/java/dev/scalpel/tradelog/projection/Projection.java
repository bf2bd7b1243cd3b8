package dev.scalpel.tradelog.projection;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.database.Schema;
import dev.scalpel.tradelog.table.LedgerFile;
import dev.scalpel.tradelog.table.LedgerVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Brings the tables to what the ledger says, file by file. It may be killed anywhere, run twice, and run several times at once: the
 * tables are the same. The ledger is only read.
 */
public final class Projection {

    private final ObjectStore store;
    private final Database database;

    public Projection(ObjectStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Projects what has changed since the last time. */
    public ProjectionReport project() {
        return project(false, () -> true);
    }

    /** Projects everything again. Rows of files that the ledger no longer has stay. */
    public ProjectionReport rebuild() {
        return project(true, () -> true);
    }

    /** @param inTime whether there is time for another file */
    public ProjectionReport project(boolean again, BooleanSupplier inTime) {
        try (Connection connection = database.open()) {
            new Schema(database).migrate(connection);
            commitWithoutWaiting(connection);
            Map<String, String> known = again ? Map.of() : cursors(connection);
            FileProjection projection = new FileProjection(store);
            int files = 0;
            int projected = 0;
            int rows = 0;
            int left = 0;
            Map<String, String> refused = new TreeMap<>();
            for (Map.Entry<String, String> listed : LedgerVersions.of(store).entrySet()) {
                files++;
                if (listed.getValue().equals(known.get(listed.getKey()))) {
                    continue;
                }
                if (!inTime.getAsBoolean()) {
                    left++;
                    continue;
                }
                LedgerFile file = LedgerFile.of(listed.getKey()).orElseThrow();
                try {
                    int written = one(projection, connection, file, listed.getValue(), again);
                    projected += written < 0 ? 0 : 1;
                    rows += Math.max(0, written);
                } catch (LedgerFormatException malformed) {
                    refused.put(file.key(), String.valueOf(malformed.getMessage()));
                }
            }
            return new ProjectionReport(files, projected, rows, left, refused);
        } catch (SQLException failure) {
            throw DatabaseException.of("project the ledger", failure);
        }
    }

    /** A server that crashes may lose the last transactions whole: rows and cursor, so the next run repeats them. */
    private static void commitWithoutWaiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
        }
    }

    /** @return -1 if there was nothing to do */
    private static int one(
            FileProjection projection, Connection connection, LedgerFile file, String version, boolean again) {
        try {
            return projection.project(connection, file, version, again).orElse(-1);
        } catch (SQLException failure) {
            throw DatabaseException.of("project " + file.key(), failure);
        }
    }

    static Map<String, String> cursors(Connection connection) throws SQLException {
        Map<String, String> versions = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select ledger_key, version from projection_cursor");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getString(2));
            }
        }
        return versions;
    }
}
