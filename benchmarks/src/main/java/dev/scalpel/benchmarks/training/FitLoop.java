package dev.scalpel.benchmarks.training;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that fits again and again and reports its memory after every hundredth fit. */
final class FitLoop {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Architecture ARCHITECTURE = new Architecture(53, List.of(48), 32);
    private static final FitSettings ONE_EPOCH = new FitSettings(1, 1e-3, 0.1, 1_024);
    private static final int ROWS = 8_192;
    private static final int REPORT_INTERVAL = 100;

    private FitLoop() {}

    /** @param arguments how many fits */
    public static void main(String[] arguments) throws IOException {
        TrainingRows rows = NoiseRows.of(ROWS, ARCHITECTURE, 1);
        NetworkParameters start = NoiseRows.start(ARCHITECTURE, 1);
        for (int fit = 1; fit <= Integer.parseInt(arguments[0]); fit++) {
            NetworkFit.fitPath(start, rows, ONE_EPOCH, fit, NetworkFit.EpochListener.NONE);
            if (fit % REPORT_INTERVAL == 0) {
                System.out.println(residentMegabytes());
            }
        }
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_024)
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + " does not contain the resident memory"));
    }
}
