package dev.scalpel.benchmarks.market;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** The text of a year of bars: the real one where there is one, else one of the same shape. */
final class BarText {

    static final String REAL_YEAR = "binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz";

    private static final int ROWS = 519_840;
    private static final long START = 1_688_169_600_000L;
    private static final long SEED = 20230701;

    private BarText() {}

    static Optional<Path> realYear(Optional<Path> data) {
        return data.map(folder -> folder.resolve(REAL_YEAR)).filter(Files::isReadable);
    }

    static byte[] unpacked(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new BenchmarkException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** As many rows as the real year, with prices of two decimals and volumes of five. */
    static byte[] synthetic() {
        SplittableRandom random = new SplittableRandom(SEED);
        BarSeries.Builder bars = new BarSeries.Builder(ROWS);
        long cents = 3_000_000;
        for (int row = 0; row < ROWS; row++) {
            long open = cents;
            cents = Math.max(1_000_000, cents + random.nextLong(-2_000, 2_001));
            long high = Math.max(open, cents) + random.nextLong(1_000);
            long low = Math.min(open, cents) - random.nextLong(1_000);
            long volume = random.nextLong(100_000, 10_000_000);
            long takerBuyVolume = random.nextLong(volume);
            bars.add(new Bar(
                    Minutes.plus(START, row),
                    open / 100.0,
                    high / 100.0,
                    low / 100.0,
                    cents / 100.0,
                    volume / 1e5,
                    random.nextLong(100, 5_000),
                    takerBuyVolume / 1e5));
        }
        return BarCsv.write(bars.build());
    }
}
