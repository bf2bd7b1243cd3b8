package dev.scalpel.benchmarks.tradelog;

import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseAddress;
import dev.scalpel.tradelog.database.PostgresDatabase;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import dev.scalpel.tradelog.projection.Check;
import dev.scalpel.tradelog.projection.CheckReport;
import dev.scalpel.tradelog.projection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of its own that projects a ledger: its memory is that of the projection. */
final class ProjectingProcess {

    private static final int REPEATS = 7;
    private static final double NANOS_PER_MILLI = 1e6;

    private ProjectingProcess() {}

    /**
     * Prints milliseconds of the projection, the median of further ones with nothing new, kilobytes of the process, and milliseconds of a
     * check.
     */
    public static void main(String[] arguments) throws IOException {
        DirectoryStore store = new DirectoryStore(Path.of(arguments[0]), Durability.NONE);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[1]), Path.of(arguments[2]), Map.of())) {
            Database database = new PostgresDatabase(
                    new DatabaseAddress(
                            server.url(), Optional.of(EmbeddedPostgres.USER), () -> Optional.of(server.password())),
                    List.of(),
                    pause -> {});
            Projection projection = new Projection(store, database);
            double first = millis(projection);
            double[] others = new double[REPEATS];
            for (int n = 0; n < REPEATS; n++) {
                others[n] = millis(projection);
            }
            Arrays.sort(others);
            long kilobytes = largestSize();
            long begin = System.nanoTime();
            CheckReport check = new Check(store, database).run();
            double checked = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (!check.isEqual()) {
                throw new IllegalStateException("ledger and tables differ: " + check.differences());
            }
            System.out.println(
                    first + " " + others[REPEATS / 2] + " " + kilobytes + " " + checked + " " + check.rows());
        }
    }

    private static double millis(Projection projection) {
        long begin = System.nanoTime();
        projection.project();
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    /** The most memory that this process has had; Linux only. */
    private static long largestSize() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
