package dev.scalpel.research.studies.inputs;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Writes the constants of the score style's inputs to standard output:
 * {@code InputConstantsCommand 2023-01-01 2023-07-01 BTC/USDT=file.csv.gz ETH/USDT=file.csv.gz SOL/USDT=file.csv.gz}. The
 * first pair is the reference of the others.
 */
public final class InputConstantsCommand {

    private static final String USAGE = "usage: InputConstantsCommand FROM TO BASE/QUOTE=FILE BASE/QUOTE=FILE …, the reference"
            + " pair first; days as 2023-01-01, the last one not included; files of bars, gzipped";

    private InputConstantsCommand() {}

    public static void main(String[] arguments) throws IOException {
        print(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(String[] arguments, PrintStream out) throws IOException {
        if (arguments.length < 4) {
            throw new IllegalArgumentException(USAGE);
        }
        long from = day(arguments[0]);
        long to = day(arguments[1]);
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        for (String pair : Arrays.asList(arguments).subList(2, arguments.length)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(pair + " names no file; " + USAGE);
            }
            Path file = Path.of(pair.substring(equals + 1));
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bars.put(
                        Symbol.parse(pair.substring(0, equals)),
                        BarCsv.readLeniently(file.toString(), in).bars().between(from, to));
            }
        }
        out.print(InputConstants.of(bars, bars.keySet().iterator().next()));
        out.flush();
    }

    private static long day(String text) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
