package dev.scalpel.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connections to a database in memory. No extension is loaded from outside, ever. */
final class DuckDb {

    private static final String[] QUIET = {
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET enable_progress_bar = false",
        "SET TimeZone = 'UTC'"
    };

    private DuckDb() {}

    /**
     * Opens a database.
     *
     * @param temporary where it may put what does not fit into memory; DuckDB allows statements to read there
     * @param threads one writes the same bytes each time
     */
    static Connection open(Path temporary, String memory, int threads) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
            try (Statement statement = connection.createStatement()) {
                for (String setting : QUIET) {
                    statement.execute(setting);
                }
                statement.execute("SET threads = " + threads);
                statement.execute("SET memory_limit = '" + memory + "'");
                statement.execute("SET temp_directory = " + quoted(temporary));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        } catch (SQLException e) {
            throw new LakeException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    static String quoted(Path path) {
        return quoted(path.toString());
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
