package dev.scalpel.benchmarks.training;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkParameters;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * CPU time of one epoch of the network, compared with the same network in Python's PyTorch where {@code python3} has it; if
 * not, compared with an earlier measurement of it.
 */
public final class FitBenchmark implements Benchmark {

    private static final int ROWS = 100_000;
    private static final Architecture ARCHITECTURE = new Architecture(32, List.of(64, 64), 1);
    private static final int EPOCHS = 10;
    private static final int WARM_UP_EPOCHS = 3;
    /** CPU seconds, on the machine of the other figures in docs/studies.md. */
    private static final double PYTHON_ONCE = 0.11;

    private static final String SCRIPT = "epoch.py";
    private static final long PATIENCE_MINUTES = 5;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String question() {
        return "What does an epoch cost in CPU time: 100,000 rows of 32, a 64-64 network and a linear skip, batch 1024?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        double ours = ourEpoch(run.quick() ? 2 : EPOCHS);
        Optional<Double> python = pythonEpoch(run);
        String reference = python.isPresent()
                ? "the same in Python's PyTorch"
                : "Python's PyTorch as measured once, not in this run";
        return List.of(ResultRow.of("one epoch", ours, "CPU s", reference, python.orElse(PYTHON_ONCE)));
    }

    private static double ourEpoch(int epochs) {
        TrainingRows rows = NoiseRows.of(ROWS, ARCHITECTURE, 1);
        NetworkParameters start = NoiseRows.start(ARCHITECTURE, 1);
        List<Double> seconds = new ArrayList<>();
        long[] before = {cpuNanos()};
        NetworkFit.fitPath(
                start, rows, new FitSettings(WARM_UP_EPOCHS + epochs, 1e-3, 0.1, 1_024), 1, (epoch, loss, now) -> {
                    long after = cpuNanos();
                    if (epoch > WARM_UP_EPOCHS) {
                        seconds.add((after - before[0]) / 1e9);
                    }
                    before[0] = after;
                    return true;
                });
        return seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Optional<Double> pythonEpoch(BenchmarkRun run) {
        try {
            Process process = new ProcessBuilder("python3", "-c", script())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed;
            try (InputStream out = process.getInputStream()) {
                printed = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                run.log().println("python3 has no torch here: pip install torch, to compare with it in the same run");
                return Optional.empty();
            }
            return Optional.of(Double.parseDouble(printed));
        } catch (IOException noPython) {
            run.log().println("there is no python3 here: " + noPython.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while Python was measured", stopped);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = FitBenchmark.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new BenchmarkException("the package lacks " + SCRIPT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
