package dev.scalpel.benchmarks.features;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The year of real bars of BTC and of its reference pair ETH. */
final class RealPairBars {

    private RealPairBars() {}

    /** The folder that holds both, to be passed to a JVM of JMH. */
    static String folder(BenchmarkRun run) {
        return run.data()
                .filter(folder -> Files.isRegularFile(file(folder, "BTC")) && Files.isRegularFile(file(folder, "ETH")))
                .map(Path::toString)
                .orElseThrow(() -> new BenchmarkException("needs the real bars " + file(Path.of(""), "BTC") + " and "
                        + file(Path.of(""), "ETH") + ": set SCALPEL_DATA to the folder that holds them"));
    }

    static BarSeries year(String folder, String base) {
        Path file = file(Path.of(folder), base);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return BarCsv.readLeniently(file.toString(), in).bars();
        } catch (IOException unreadable) {
            throw new BenchmarkException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Path file(Path folder, String base) {
        return folder.resolve("binance_spot_" + base + "USDT_1m_20230701_20240625.csv.gz");
    }
}
