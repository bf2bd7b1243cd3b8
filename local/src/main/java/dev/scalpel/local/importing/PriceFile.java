package dev.scalpel.local.importing;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of minutes of the mark price or the premium index, plain, gzipped or zipped, as Binance's public archive has it: the twelve
 * columns of its klines, of which the volumes mean nothing here, with a header in newer files and without one in older ones. Times are
 * epoch milliseconds; microseconds are read too, which only its spot files have as yet (README.md of binance/binance-public-data at
 * 5c7f319).
 */
public final class PriceFile {

    private static final String HEADER_BEGINS = "open_time,open,high,low,close,";
    private static final int COLUMNS = 12;

    /** Milliseconds reach it in the year 5138, microseconds did in 1973. */
    private static final long MICROSECONDS = 100_000_000_000_000L;

    private PriceFile() {}

    /** @throws ImportFailedException when it cannot be read, or a row is no bar of the series */
    public static List<PriceBar> read(ImportFile file, PriceSeries series) {
        return new PackedFile(file, ImportLimits.DEFAULT)
                .read(read -> {}, (name, content) -> rows(name, content, series)).stream()
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<PriceBar> rows(String file, InputStream content, PriceSeries series) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        List<PriceBar> bars = new ArrayList<>();
        int line = 0;
        for (String row = in.readLine(); row != null; row = in.readLine()) {
            line++;
            if (line > 1 || !row.startsWith(HEADER_BEGINS)) {
                bars.add(bar(file, line, row, series));
            }
        }
        return bars;
    }

    private static long time(long given) {
        long millis = given >= MICROSECONDS ? given / 1_000 : given;
        if (millis < 0 || millis >= MICROSECONDS) {
            throw new IllegalArgumentException("the time must be epoch milliseconds: " + given);
        }
        return millis;
    }

    private static PriceBar bar(String file, int line, String row, PriceSeries series) {
        String[] cells = row.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new ImportFailedException(
                    file + ", line " + line + ": must have " + COLUMNS + " fields: '" + row + "'");
        }
        try {
            return new PriceBar(
                            time(Long.parseLong(cells[0])),
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[4]))
                    .of(series);
        } catch (IllegalArgumentException invalid) {
            throw new ImportFailedException(
                    file + ", line " + line + ": no minute of the " + series.title() + ": '" + row + "': "
                            + invalid.getMessage(),
                    invalid);
        }
    }
}
