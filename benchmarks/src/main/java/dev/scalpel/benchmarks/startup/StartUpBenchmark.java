package dev.scalpel.benchmarks.startup;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The time of short commands by {@code ./scalpel}, from the start of its shell to its end, in interleaved rounds. */
public final class StartUpBenchmark implements Benchmark {

    private static final String NOTHING = "java -version";
    private static final List<String> COMMANDS =
            List.of("--help", "status", "trades", "decisions", "settings", "doctor");
    private static final int ROUNDS = 15;
    private static final int MAX_SECONDS = 60;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String question() {
        return "How long do short commands of ./scalpel take, from the shell to the end?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Path root = Path.of(System.getProperty("scalpel.root", ".")).toAbsolutePath();
        try (TemporaryFolder home = TemporaryFolder.at(root.resolve("benchmarks/target/startup"))) {
            Map<String, List<String>> lines = new LinkedHashMap<>();
            lines.put(
                    NOTHING,
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-version"));
            COMMANDS.forEach(command -> lines.put(
                    "./scalpel " + command, List.of(root.resolve("scalpel").toString(), command)));
            // The first call builds what is missing, and makes the archive of classes.
            lines.values().forEach(line -> millis(line, home.path()));
            Map<String, List<Double>> millis = new LinkedHashMap<>();
            for (int round = 0; round < (run.quick() ? 1 : ROUNDS); round++) {
                lines.forEach((name, line) ->
                        millis.computeIfAbsent(name, each -> new ArrayList<>()).add(millis(line, home.path())));
            }
            Map<String, Double> medians = new LinkedHashMap<>();
            millis.forEach((name, values) -> medians.put(name, Median.of(values)));
            return ResultRow.against(NOTHING, "ms", medians);
        }
    }

    private static double millis(List<String> line, Path home) {
        ProcessBuilder command = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("SCALPEL_HOME", home.toString());
        long started = System.nanoTime();
        try {
            Process process = command.start();
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchmarkException("a command did not end within " + MAX_SECONDS + " s: " + line);
            }
            if (process.exitValue() > 1) {
                throw new BenchmarkException("a command ended with " + process.exitValue() + ": " + line);
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
