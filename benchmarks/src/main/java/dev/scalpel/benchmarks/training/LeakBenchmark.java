package dev.scalpel.benchmarks.training;

import dev.scalpel.benchmarks.Benchmark;
import dev.scalpel.benchmarks.BenchmarkException;
import dev.scalpel.benchmarks.Row;
import dev.scalpel.benchmarks.Run;
import dev.scalpel.model.Architecture;
import dev.scalpel.model.FitSettings;
import dev.scalpel.model.NetworkFit;
import dev.scalpel.model.NetworkParameters;
import dev.scalpel.model.TrainingRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a fit gives back the native memory it took. */
public final class LeakBenchmark implements Benchmark {

    private static final Architecture ARCHITECTURE = new Architecture(53, List.of(48), 32);
    private static final FitSettings ONE_EPOCH = new FitSettings(1, 1e-3, 0.1, 1_024);
    private static final int ROWS = 8_192;
    private static final int FITS = 1_000;
    private static final int QUICK_FITS = 200;

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public String question() {
        return "How much memory does the process hold after 1,000 fits, beside what it held after the first hundred?";
    }

    @Override
    public List<Row> run(Run run) {
        TrainingRows rows = SampleRows.of(ROWS, ARCHITECTURE, 1);
        NetworkParameters start = SampleRows.start(ARCHITECTURE, 1);
        int fits = run.quick() ? QUICK_FITS : FITS;
        double early = 0;
        for (int fit = 1; fit <= fits; fit++) {
            NetworkFit.fitPath(start, rows, ONE_EPOCH, fit, NetworkFit.Watcher.NONE);
            if (fit == 100) {
                early = residentMegabytes();
            }
            if (fit % 100 == 0) {
                run.log().println(fit + " fits: " + residentMegabytes() + " MB");
            }
        }
        return List.of(Row.of(
                "resident after " + fits + " fits", residentMegabytes(), "MB", "resident after 100 fits", early));
    }

    private static double residentMegabytes() {
        Path status = Path.of("/proc/self/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_024)
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkException(status + " does not tell the resident memory"));
        } catch (IOException unreadable) {
            throw new BenchmarkException(
                    "the resident memory is read from " + status + ", which only Linux has", unreadable);
        }
    }
}
