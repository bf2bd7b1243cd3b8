package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.List;

/** Reads a venue's own one-minute bars in order of time, as the venue reports them: unchecked, including the forming one. */
public interface KlineReader {

    /** The maximum rows per request. */
    int pageSize();

    /**
     * The oldest rows that the venue lists from this minute on, without gaps: a row proves that the venue has listed
     * everything before it.
     *
     * @param rows maximum number, up to {@link #pageSize()}
     */
    List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException;
}
