package dev.scalpel.venue.databento;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.market.Kline;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars as comma-separated rows, with their columns named in the first: "Encodings", CSV. */
final class DatabentoRows {

    private DatabentoRows() {}

    static List<Kline> klines(String csv) throws IOException {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<Kline> klines = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            klines.add(kline(header, line.split(",", -1)));
        }
        return klines;
    }

    private static Kline kline(List<String> header, String[] cells) throws IOException {
        if (cells.length != header.size()) {
            throw new IOException("a row has " + cells.length + " cells, its header has " + header.size());
        }
        try {
            long open = Instant.parse(cell(header, cells, "ts_event")).toEpochMilli();
            return new Kline(
                    open,
                    open + Minutes.MILLIS - 1,
                    number(header, cells, "open"),
                    number(header, cells, "high"),
                    number(header, cells, "low"),
                    number(header, cells, "close"),
                    number(header, cells, "volume"),
                    Bar.UNKNOWN_TRADES,
                    Bar.UNKNOWN_VOLUME);
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IOException("a row cannot be read", unreadable);
        }
    }

    private static double number(List<String> header, String[] cells, String name) throws IOException {
        return Double.parseDouble(cell(header, cells, name));
    }

    private static String cell(List<String> header, String[] cells, String name) throws IOException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IOException("the rows have no column " + name);
        }
        return cells[column];
    }
}
