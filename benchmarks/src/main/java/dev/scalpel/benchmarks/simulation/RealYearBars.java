package dev.scalpel.benchmarks.simulation;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The year of real BTC bars. */
final class RealYearBars {

    private static final String FILE = "binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz";

    private RealYearBars() {}

    /** The file, to be passed to a JVM of JMH. */
    static String path(BenchmarkRun run) {
        return run.data()
                .map(folder -> folder.resolve(FILE))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .orElseThrow(() -> new BenchmarkException(
                        "needs the real bars " + FILE + ": set SCALPEL_DATA to the folder that holds them"));
    }

    static BarSeries read(String path) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(path)))) {
            return BarCsv.readLeniently(path, in).bars();
        } catch (IOException unreadable) {
            throw new BenchmarkException("cannot read " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
