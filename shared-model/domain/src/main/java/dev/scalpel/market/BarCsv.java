package dev.scalpel.market;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Bar files: {@code timestamp,open,high,low,close,volume,trades,taker_buy_volume}; the timestamp in epoch milliseconds
 * of the bar's open, UTC; the last two empty where a venue does not report them. Reading gives the bits of
 * {@link Double#parseDouble}; writing gives the shortest decimal that reads back to the same bits.
 */
public final class BarCsv {

    /** For estimating the number of rows from a file's size; few rows are shorter. */
    private static final int TYPICAL_ROW_BYTES = 56;

    private BarCsv() {}

    /**
     * Reads a stored object, which must be complete: our layout, sorted, each minute once, last line terminated.
     *
     * @param file its name for error messages
     * @throws BarCsvException at the first row that violates a rule, with file, row and reason
     */
    public static BarSeries read(String file, byte[] content) {
        StrictRowHandler handler = new StrictRowHandler(file, content.length / TYPICAL_ROW_BYTES);
        try {
            // One byte more than the content, so that the end is detected.
            new BarCsvReader(file, new ByteArrayInputStream(content), content.length + 1, true).readInto(handler);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
        }
        return handler.bars();
    }

    /**
     * Reads all valid rows of an external file, in our layout or in that of Binance's public archive (with or without
     * header, milliseconds or microseconds). Rows out of order are sorted; of a duplicate minute the first row is kept;
     * a rejected row does not affect the others.
     *
     * @param file its name for the rejected rows
     * @throws BarCsvException when the first line matches no known layout
     * @throws IOException when the stream cannot be read, or has no lines
     */
    public static LenientReadResult readLeniently(String file, InputStream in) throws IOException {
        LenientRowHandler handler = new LenientRowHandler(file);
        new BarCsvReader(file, in, Integer.MAX_VALUE, false).readInto(handler);
        return handler.result();
    }

    /** The same bytes for the same bars, on any machine and JDK. */
    public static byte[] write(BarSeries bars) {
        return new BarCsvWriter(bars.size()).header().rows(bars);
    }

    /** The header line: header and rows together are a file. */
    public static byte[] header() {
        return new BarCsvWriter(0).header().rows(BarSeries.empty());
    }

    /** The rows alone, to append to a file that ends before them. */
    public static byte[] writeRows(BarSeries bars) {
        return new BarCsvWriter(bars.size()).rows(bars);
    }
}
