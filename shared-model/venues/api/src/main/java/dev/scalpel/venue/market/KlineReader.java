package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.List;

/** Reads a venue's own one-minute bars, in order of time, as the venue tells them: unchecked, the forming one included. */
public interface KlineReader {

    /** The most rows that one request may ask for. */
    int pageSize();

    /**
     * The oldest rows that the venue lists from this minute on, in order, up to the newest: a row proves that the venue
     * lists what came before it.
     *
     * @param rows at most so many, up to {@link #pageSize()}
     */
    List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException;
}
