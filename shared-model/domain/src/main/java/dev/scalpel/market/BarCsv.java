package dev.scalpel.market;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Bar files: {@code timestamp,open,high,low,close,volume,trades,taker_buy_volume}; the timestamp in epoch milliseconds
 * of the bar's open, UTC; the last two empty where a venue does not tell. Every number read has the bits of
 * {@link Double#parseDouble}; every number written is the shortest decimal that reads back to the same bits.
 */
public final class BarCsv {

    /** Shorter rows than this are rare: guesses the number of rows from the size of a file. */
    private static final int TYPICAL_ROW_BYTES = 56;

    private BarCsv() {}

    /**
     * Reads a stored object, which must be whole: our layout, sorted, each minute once, the last line ended.
     *
     * @param file its name for the error
     * @throws BarCsvException at the first row that breaks a rule, with file, row and reason
     */
    public static BarSeries read(String file, byte[] content) {
        StrictRowHandler taker = new StrictRowHandler(file, content.length / TYPICAL_ROW_BYTES);
        try {
            // One byte more than there are, so that the end is seen.
            new BarCsvReader(file, new ByteArrayInputStream(content), content.length + 1, true).readInto(taker);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
        }
        return taker.bars();
    }

    /**
     * Takes what can be taken from a file that others wrote, in our layout or in that of Binance's public archive (with
     * or without header, milliseconds or microseconds). Rows out of order are sorted; of a repeated minute the first
     * row stands; a refused row does not harm the others.
     *
     * @param file its name for the refusals
     * @throws BarCsvException when the first line shows no known layout
     * @throws IOException when the stream cannot be read, or holds no lines
     */
    public static LenientReadResult readLeniently(String file, InputStream in) throws IOException {
        LenientRowHandler taker = new LenientRowHandler(file);
        new BarCsvReader(file, in, Integer.MAX_VALUE, false).readInto(taker);
        return taker.result();
    }

    /** The same bytes for the same bars, on any machine and JDK. */
    public static byte[] write(BarSeries bars) {
        return new BarCsvWriter(bars.size()).header().rows(bars);
    }

    /** What a file begins with: rows behind it are a file. */
    public static byte[] header() {
        return new BarCsvWriter(0).header().rows(BarSeries.empty());
    }

    /** The rows alone, to go on a written file that ends before them. */
    public static byte[] writeRows(BarSeries bars) {
        return new BarCsvWriter(bars.size()).rows(bars);
    }
}
