package dev.scalpel.benchmarks.training;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether a fit releases its native memory: the heap of the measured process is touched entirely at the start. */
public final class NativeMemoryBenchmark implements Benchmark {

    private static final int FITS = 1_000;
    private static final int QUICK_FITS = 200;

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public String question() {
        return "How much memory does a process hold after 1,000 fits, compared with what it held after the first hundred?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int fits = run.quick() ? QUICK_FITS : FITS;
        List<Double> megabytes = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms256m",
                            "-Xmx256m",
                            "-XX:+AlwaysPreTouch",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FitLoop.class.getName(),
                            Integer.toString(fits))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    megabytes.add(Double.parseDouble(line));
                    run.log().println(megabytes.size() + "00 fits: " + line + " MB");
                }
            }
            if (process.waitFor() != 0 || megabytes.size() < 2) {
                throw new BenchmarkException(
                        "the process of fits failed; it reads /proc/self/status, which only Linux has");
            }
        } catch (IOException unstartable) {
            throw new BenchmarkException("cannot start a process of fits: " + unstartable.getMessage(), unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while fits were running", stopped);
        }
        return List.of(ResultRow.of(
                "resident after " + fits + " fits",
                megabytes.get(megabytes.size() - 1),
                "MB",
                "resident after 100 fits",
                megabytes.get(0)));
    }
}
