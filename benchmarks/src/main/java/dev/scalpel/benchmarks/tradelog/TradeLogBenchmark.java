package dev.scalpel.benchmarks.tradelog;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Projects a large ledger into a PostgreSQL server of this machine's own, in a process with a small heap. */
public final class TradeLogBenchmark implements Benchmark {

    private static final int ROWS = 100_000;
    private static final int QUICK_ROWS = 5_000;
    private static final double GOAL_SECONDS = 10;
    private static final double GOAL_NOTHING_NEW_MILLIS = 150;
    private static final double GOAL_MB = 256;
    private static final double MILLIS = 1_000;
    private static final double KILOBYTES = 1_024;

    @Override
    public String name() {
        return "trade-log";
    }

    @Override
    public String question() {
        return "How long does it take to project 100,000 rows of the ledger into PostgreSQL, and with how much memory?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int rows = run.quick() ? QUICK_ROWS : ROWS;
        try (TemporaryFolder folder = TemporaryFolder.of(name())) {
            Path store = folder.path().resolve("store");
            run.log().println("trade-log: writing " + rows + " rows");
            LargeLedger.write(new DirectoryStore(store, Durability.NONE), rows);
            run.log().println("trade-log: projecting");
            double[] found = project(folder.path(), store);
            return List.of(
                    ResultRow.of(rows + " rows of the ledger", found[0] / MILLIS, "s", "goal", GOAL_SECONDS),
                    ResultRow.of("nothing new", found[1], "ms", "goal", GOAL_NOTHING_NEW_MILLIS),
                    ResultRow.of("largest size of the process", found[2] / KILOBYTES, "MB", "goal", GOAL_MB),
                    ResultRow.of("check of every cell", found[3] / MILLIS, "s", "goal", GOAL_SECONDS));
        }
    }

    private static double[] project(Path folder, Path store) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ProjectingProcess.class.getName(),
                            store.toString(),
                            folder.resolve("server").toString(),
                            folder.resolve("postgresql").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ");
            if (process.waitFor() != 0 || words.length < 4) {
                throw new BenchmarkException("the projection failed; see above");
            }
            double[] found = new double[4];
            for (int n = 0; n < found.length; n++) {
                found[n] = Double.parseDouble(words[n]);
            }
            return found;
        } catch (IOException failed) {
            throw new BenchmarkException("the projection could not be started", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", interrupted);
        }
    }
}
