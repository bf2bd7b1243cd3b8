package dev.scalpel.tradelog.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables' schema, by numbered migrations. It is brought up to date under Flyway's lock; one that is newer than this release is
 * left alone.
 */
public final class Schema {

    /** The newest migration; a test compares it with the files. */
    public static final int NEWEST = 2;

    private static final String HISTORY = "trade_log_schema";

    private final Database database;

    public Schema(Database database) {
        this.database = database;
    }

    /** @return how many migrations were applied */
    public int migrate() {
        try (Connection connection = database.open()) {
            return migrate(connection);
        } catch (SQLException failure) {
            throw DatabaseException.of("migrate the trade log's schema", failure);
        }
    }

    /**
     * The same; the usual case, that there is nothing to do, needs no other connection.
     *
     * @return how many migrations were applied
     */
    public int migrate(Connection connection) throws SQLException {
        int found = version(connection);
        if (found == NEWEST) {
            return 0;
        }
        requireNotNewer(found);
        try {
            return Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(new ConnectionSource(database))
                    .locations("classpath:dev/scalpel/tradelog/migrations")
                    .table(HISTORY)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException failure) {
            throw new DatabaseException("cannot migrate the trade log's schema: " + failure.getMessage()
                    + "; the trade log needs a database, or a schema (currentSchema in tradeLog.url), of its own");
        }
    }

    /** Refuses a schema that this release does not know, or that has not been migrated. */
    public static void requireCurrent(Connection connection) throws SQLException {
        int found = version(connection);
        requireNotNewer(found);
        if (found < NEWEST) {
            throw new DatabaseException("the trade log's schema is "
                    + (found == 0 ? "not there yet" : "version " + found + ", and this release needs " + NEWEST)
                    + ": run ./scalpel trade-log project");
        }
    }

    /** Of the newest migration that was applied; 0 without any. */
    public static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet newest = statement.executeQuery("select coalesce(max(version::int), 0) from " + HISTORY
                    + " where success and version is not null")) {
                newest.next();
                return newest.getInt(1);
            }
        }
    }

    private static void requireNotNewer(int found) {
        if (found > NEWEST) {
            throw new DatabaseException("the trade log's schema has version " + found + ", and this release knows "
                    + NEWEST + ": a newer release has migrated it. Nothing was changed; update this one");
        }
    }
}
