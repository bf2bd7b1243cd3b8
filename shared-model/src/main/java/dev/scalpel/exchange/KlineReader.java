package dev.scalpel.exchange;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.List;

/** Reads a venue's own one-minute bars, in order of time, as the venue tells them: unchecked, the forming one included. */
public interface KlineReader {

    /** The most rows that one request may ask for. */
    int pageSize();

    /** Rows that open in {@code [fromMinute, toMinute)}, at most {@link #pageSize()} of them, oldest first. */
    List<Kline> read(Symbol symbol, long fromMinute, long toMinute) throws IOException;
}
