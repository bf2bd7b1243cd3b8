package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Cold and warm time of each handler, from its deployed package or image folder, by the runtime interface client: S3 and
 * the exchange are servers on this machine, so only our code and the JVM are measured.
 */
public final class ColdStartBenchmark implements Benchmark {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REFERENCE = "a JVM that does nothing";
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String question() {
        return "How long does each handler take in a fresh JVM, with and without the archive, and how long in a warm one?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        try (TemporaryFolder folder = TemporaryFolder.of("cold")) {
            return measure(run, folder.path());
        }
    }

    private static List<ResultRow> measure(BenchmarkRun run, Path folder) {
        Path zip = Path.of(System.getProperty("scalpel.root", "."), "data-retrieval/target/data-retrieval-lambda.zip");
        PackagedFunction function = PackagedFunction.unpack(zip, folder.resolve("package"));
        int starts = run.quick() ? 2 : 9;
        List<Double> nothing = new ArrayList<>();
        List<Double> initialisation = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        try (RetrievalTestbed testbed = new RetrievalTestbed(JVM, LIMIT)) {
            for (int start = 0; start < starts; start++) {
                run.log().println("cold: start " + (start + 1) + " of " + starts);
                nothing.add(millisOfNothing(function));
                testbed.start(function, folder.resolve("log"), initialisation, first, warm);
            }
        }
        double reference = Median.of(nothing);
        double coldMillis = Median.of(initialisation) + Median.of(first);
        List<ResultRow> rows = new ArrayList<>(List.of(
                ResultRow.of(REFERENCE, reference, "ms", REFERENCE, reference),
                ResultRow.of(
                        "data-retrieval: process start to first poll",
                        Median.of(initialisation),
                        "ms",
                        REFERENCE,
                        reference),
                ResultRow.of(
                        "data-retrieval: first invocation: one bar stored",
                        Median.of(first),
                        "ms",
                        REFERENCE,
                        reference),
                ResultRow.of("data-retrieval: cold, both together", coldMillis, "ms", REFERENCE, reference),
                ResultRow.of("data-retrieval: warm invocation, median", Median.of(warm), "ms", REFERENCE, reference)));
        try (ImageFunctions image = new ImageFunctions(run, folder)) {
            rows.addAll(image.measure(run.quick() ? 1 : 5, REFERENCE, reference));
        }
        return rows;
    }

    private static double millisOfNothing(PackagedFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path") + ":" + function.folder(), EmptyMain.class.getName()));
        long started = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BenchmarkException("a JVM that does nothing failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
