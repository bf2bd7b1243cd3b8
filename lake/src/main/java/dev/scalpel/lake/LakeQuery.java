package dev.scalpel.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers one question in SQL over the lake's files. Only statements that read are run, and they reach no file outside the lake:
 * DuckDB's own parser says what a statement is, external access is off but for the lake's folder, and the settings are locked
 * (duckdb.org/docs/stable/operations_manual/securing_duckdb/overview).
 */
public final class LakeQuery {

    private final Path folder;
    private final Path temporary;
    private final Duration limit;

    /**
     * @param folder of the tables, see {@link LakeFolder}
     * @param temporary for what does not fit into memory
     * @param limit after which the statement is stopped
     */
    public LakeQuery(Path folder, Path temporary, Duration limit) {
        this.folder = folder;
        this.temporary = temporary;
        this.limit = limit;
    }

    /**
     * The rows of an answer.
     *
     * @param rows at most as many as the caller wants
     * @param truncated whether there are more
     */
    public record Answer(List<String> columns, List<List<Object>> rows, boolean truncated) {}

    /**
     * Runs a statement.
     *
     * @throws LakeException when it is refused or wrong; the message is for the person who wrote it
     */
    public Answer run(String sql, int mostRows) {
        try (Connection connection =
                DuckDb.open(temporary, "1GB", Runtime.getRuntime().availableProcessors())) {
            requireReading(connection, sql);
            createViews(connection);
            lock(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout((int) limit.toSeconds());
                try (ResultSet found = statement.executeQuery()) {
                    return answer(found, mostRows);
                }
            }
        } catch (SQLException e) {
            throw new LakeException(words(e), e);
        }
    }

    /** Only a SELECT, in all of its forms, can be written as JSON by DuckDB's parser. */
    private static void requireReading(Connection connection, String sql) throws SQLException {
        try (PreparedStatement parser = connection.prepareStatement("""
                SELECT json_extract_string(tree, '$.error'), json_extract_string(tree, '$.error_message'),
                       json_array_length(tree, '$.statements')
                FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS tree)""")) {
            parser.setString(1, sql);
            try (ResultSet parsed = parser.executeQuery()) {
                parsed.next();
                if (parsed.getString(1).equals("true")) {
                    String why = parsed.getString(2);
                    boolean writes = why.startsWith("Only SELECT");
                    throw new LakeException(writes ? "only statements that read are run: SELECT, WITH, FROM" : why);
                }
                if (parsed.getInt(3) != 1) {
                    throw new LakeException("give exactly one statement; found " + parsed.getInt(3));
                }
            }
        }
    }

    private void createViews(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (LakeTable table : LakeTable.values()) {
                Path files = folder.resolve(table.sqlName());
                if (hasFiles(files)) {
                    statement.execute("CREATE VIEW " + table.sqlName() + " AS SELECT * FROM read_parquet("
                            + DuckDb.quoted(files + "/**/*.parquet")
                            + ", hive_partitioning = true, hive_types_autocast = false)");
                } else {
                    statement.execute("CREATE TABLE " + table.sqlName() + " (" + table.definition() + ")");
                }
            }
        }
    }

    private static boolean hasFiles(Path files) {
        if (!Files.isDirectory(files)) {
            return false;
        }
        try (Stream<Path> found = Files.walk(files)) {
            return found.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException e) {
            throw new UncheckedIOException("the lake cannot be read: " + e.getMessage(), e);
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = [" + DuckDb.quoted(folder + "/") + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    private static Answer answer(ResultSet found, int mostRows) throws SQLException {
        ResultSetMetaData meta = found.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            columns.add(meta.getColumnLabel(column));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (found.next()) {
            if (rows.size() == mostRows) {
                return new Answer(columns, rows, true);
            }
            List<Object> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                row.add(found.getObject(column));
            }
            rows.add(row);
        }
        return new Answer(columns, rows, false);
    }

    /** DuckDB marks the place of a mistake below its message: that helps, the name of the exception does not. */
    private static String words(SQLException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.contains("INTERRUPT") ? "the statement took too long and was stopped" : message.strip();
    }
}
