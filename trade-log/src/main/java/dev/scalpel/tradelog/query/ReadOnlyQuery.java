package dev.scalpel.tradelog.query;

import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.database.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one query of the user's. The transaction is read-only, and the query is a value that a function opens a cursor for: the server
 * itself refuses a statement that is no query, a second one, and one that ends the transaction.
 */
public final class ReadOnlyQuery {

    private static final String BEGIN = "set transaction read only";
    private static final String LIMIT = "set local statement_timeout = '60s'";
    private static final List<Integer> NUMBERS =
            List.of(Types.NUMERIC, Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.DOUBLE, Types.REAL);

    private final Database database;

    public ReadOnlyQuery(Database database) {
        this.database = database;
    }

    /** Receives the rows of an answer one by one. */
    public interface Rows {

        void columns(List<String> names, List<Boolean> numbers);

        /** @return whether another one is wanted */
        boolean row(List<@Nullable String> cells);
    }

    /** @param limit how many rows to return */
    public Answer run(String sql, int limit) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Boolean> numbers = new ArrayList<>();
        run(sql, new Rows() {
            @Override
            public void columns(List<String> names, List<Boolean> areNumbers) {
                columns.addAll(names);
                numbers.addAll(areNumbers);
            }

            @Override
            public boolean row(List<@Nullable String> cells) {
                rows.add(cells);
                return rows.size() <= limit;
            }
        });
        boolean more = rows.size() > limit;
        return new Answer(columns, numbers, more ? rows.subList(0, limit) : rows, more);
    }

    /** The same without holding the rows. */
    public void run(String sql, Rows rows) {
        try (Connection connection = database.open()) {
            Schema.requireCurrent(connection);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEGIN);
                statement.execute(LIMIT);
            }
            fetch(connection, open(connection, sql), rows);
            connection.rollback();
        } catch (SQLException failure) {
            throw DatabaseException.of("answer the query", failure);
        }
    }

    private static String open(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select read_only_query(?)::text")) {
            statement.setString(1, sql);
            try (ResultSet cursor = statement.executeQuery()) {
                cursor.next();
                return cursor.getString(1);
            }
        }
    }

    private static void fetch(Connection connection, String cursor, Rows rows) throws SQLException {
        String fetch = "fetch 1000 from \"" + cursor.replace("\"", "\"\"") + "\"";
        boolean first = true;
        boolean wanted = true;
        boolean found = true;
        try (Statement statement = connection.createStatement()) {
            while (wanted && found) {
                try (ResultSet page = statement.executeQuery(fetch)) {
                    if (first) {
                        columns(page.getMetaData(), rows);
                        first = false;
                    }
                    found = false;
                    while (wanted && page.next()) {
                        found = true;
                        wanted = rows.row(cells(page));
                    }
                }
            }
        }
    }

    private static void columns(ResultSetMetaData found, Rows rows) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Boolean> numbers = new ArrayList<>();
        for (int at = 1; at <= found.getColumnCount(); at++) {
            names.add(found.getColumnLabel(at));
            numbers.add(NUMBERS.contains(found.getColumnType(at)));
        }
        rows.columns(names, numbers);
    }

    private static List<@Nullable String> cells(ResultSet row) throws SQLException {
        @Nullable String[] cells = new @Nullable String[row.getMetaData().getColumnCount()];
        for (int at = 0; at < cells.length; at++) {
            cells[at] = row.getString(at + 1);
        }
        return Arrays.asList(cells);
    }
}
