package dev.scalpel.venue.market;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.List;

/** Reads the fundings of perpetuals. Public data: no key is needed. */
public interface FundingReader {

    /** The maximum rows per request. */
    int pageSize();

    /**
     * The oldest settled fundings from this time on, in order of time.
     *
     * @param rows maximum number, up to {@link #pageSize()}
     */
    List<FundingRate> read(Symbol symbol, long fromMillis, int rows) throws IOException;
}
