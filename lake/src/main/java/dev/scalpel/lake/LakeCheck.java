package dev.scalpel.lake;

import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the lake with the store, row by row and value by value: doubles bit for bit. */
public final class LakeCheck {

    private final Lake lake;
    private final Path temporary;

    public LakeCheck(Lake lake, Path temporary) {
        this.lake = lake;
        this.temporary = temporary;
    }

    /** What is wrong with a month, in words. */
    public record Finding(Partition partition, String problem) {}

    /** @param rows compared */
    public record Result(int months, long rows, List<Finding> findings) {}

    public Result run() {
        List<Finding> findings = new ArrayList<>();
        long rows = 0;
        int months = 0;
        try (Connection connection = DuckDb.open(temporary, "512MB", 1)) {
            for (Partition partition : lake.partitions()) {
                months++;
                rows += check(connection, partition, findings);
            }
        } catch (SQLException e) {
            throw new LakeException("the lake could not be checked: " + e.getMessage(), e);
        }
        return new Result(months, rows, List.copyOf(findings));
    }

    private int check(Connection connection, Partition partition, List<Finding> findings) throws SQLException {
        Optional<StoredObject> stored = lake.store().get(partition.key());
        if (stored.isEmpty()) {
            findings.add(new Finding(partition, "is not in the lake"));
            return 0;
        }
        Path file = temporary.resolve("check.parquet");
        try {
            Files.write(file, stored.get().bytes());
            return compare(connection, file, partition, findings);
        } catch (IOException e) {
            throw new UncheckedIOException("the lake could not be checked: " + e.getMessage(), e);
        }
    }

    private int compare(Connection connection, Path file, Partition partition, List<Finding> findings)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet(" + DuckDb.quoted(file) + ")")) {
            int columns = rows.getMetaData().getColumnCount();
            if (columns != partition.table().columns().size()) {
                findings.add(new Finding(
                        partition,
                        "has " + columns + " columns instead of "
                                + partition.table().columns().size()));
                return 0;
            }
            ComparingSink sink = new ComparingSink(rows);
            lake.source(partition).write(partition, lake.objects(partition), sink);
            sink.difference().ifPresent(difference -> findings.add(new Finding(partition, difference)));
            return sink.rows();
        } catch (SQLException torn) {
            findings.add(new Finding(partition, "cannot be read: " + firstLine(torn)));
            return 0;
        }
    }

    private static String firstLine(SQLException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("no message");
    }
}
