package dev.scalpel.research.studies.skill;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded one-minute bars in a directory: {@code binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz}. */
public final class RecordedBars {

    private RecordedBars() {}

    /** @throws IllegalArgumentException when the directory has no file of a pair */
    public static Map<Symbol, BarSeries> read(Path folder, List<Symbol> symbols) {
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Path file = file(folder, symbol);
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bars.put(symbol, BarCsv.readLeniently(file.toString(), in).bars());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read " + file, unreadable);
            }
        }
        return bars;
    }

    private static Path file(Path folder, Symbol symbol) {
        String begin = "binance_spot_" + symbol.base() + symbol.quote() + "_1m_";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin))
                    .filter(file -> file.getFileName().toString().endsWith(".csv.gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            folder + " has no file " + begin + "….csv.gz with the bars of " + symbol));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }
}
