package dev.scalpel.market;

import java.util.Optional;

/** The bar file layouts that can be read. */
enum BarCsvLayout {
    /** Ours: epoch milliseconds; the last two columns may be empty. */
    SCALPEL("timestamp,open,high,low,close,volume,trades,taker_buy_volume", 8),
    /** Binance's public archive: with or without this header, in milliseconds or (since 2025) in microseconds. */
    BINANCE_ARCHIVE(
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
                    + "taker_buy_volume,taker_buy_quote_volume,ignore",
            12);

    /** The year 5138 in milliseconds, 1973 in microseconds: a bar's time at or above it is in microseconds. */
    static final long MIN_MICROSECONDS = 100_000_000_000_000L;

    static final long MICROS_PER_MILLI = 1_000;

    final String header;
    final int columns;

    BarCsvLayout(String header, int columns) {
        this.header = header;
        this.columns = columns;
    }

    static Optional<BarCsvLayout> ofHeader(String line) {
        for (BarCsvLayout layout : values()) {
            if (layout.header.equals(line)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** The layout of a file without header: only Binance omits it. */
    static Optional<BarCsvLayout> ofFirstRow(String line) {
        boolean row = !line.isEmpty() && Character.isDigit(line.charAt(0));
        return row && line.split(",", -1).length == BINANCE_ARCHIVE.columns
                ? Optional.of(BINANCE_ARCHIVE)
                : Optional.empty();
    }
}
