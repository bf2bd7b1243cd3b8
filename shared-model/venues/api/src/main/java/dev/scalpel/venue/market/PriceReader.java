package dev.scalpel.venue.market;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.List;

/** Reads minutes of the prices that fundings of perpetuals are made of, as the venue reports them. Public data: no key is needed. */
public interface PriceReader {

    /** The maximum minutes per request. */
    int pageSize();

    /**
     * What the venue lists of the minutes from this one on, in order of time, including the one that is forming.
     *
     * @param minutes up to {@link #pageSize()}
     */
    List<PriceRow> read(PriceSeries series, Symbol symbol, long fromMinute, int minutes) throws IOException;
}
