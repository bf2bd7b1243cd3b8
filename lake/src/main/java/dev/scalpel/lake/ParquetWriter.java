package dev.scalpel.lake;

import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Makes the Parquet file of a month. */
final class ParquetWriter implements AutoCloseable {

    /** Level 6 of zstd: higher ones gain a hundredth of the size and take three times as long. */
    private static final String FORMAT = "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 6)";

    private final Path folder;
    private final Connection connection;

    /** @param folder for its temporary files */
    ParquetWriter(Path folder) {
        this.folder = folder;
        connection = DuckDb.open(folder, "512MB", 1);
    }

    /** A file's bytes and its number of rows. */
    static final class Written {

        private final byte[] bytes;
        private final int rows;

        private Written(byte[] bytes, int rows) {
            this.bytes = bytes;
            this.rows = rows;
        }

        byte[] bytes() {
            return bytes;
        }

        int rows() {
            return rows;
        }
    }

    Written write(Partition partition, Map<String, StoredObject> objects, Source source) {
        LakeTable table = partition.table();
        Path file = folder.resolve(table.sqlName() + ".parquet");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE part (" + String.join(", ", table.columns()) + ")");
            int rows;
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "part")) {
                AppendingSink sink = new AppendingSink(appender);
                source.write(partition, objects, sink);
                rows = sink.rows();
            }
            statement.execute("COPY part TO " + DuckDb.quoted(file) + " " + FORMAT);
            return new Written(Files.readAllBytes(file), rows);
        } catch (SQLException e) {
            throw new LakeException(partition + " could not be written: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(partition + " could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeException("DuckDB does not close: " + e.getMessage(), e);
        }
    }
}
