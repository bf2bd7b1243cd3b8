package dev.scalpel.venue.market;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Where a venue publishes files of its past market data, for everybody and without a key. A file is a zip of CSV files; its
 * checksum is another file, of one line as {@code sha256sum} writes it. Days and months are of UTC. Paths are relative to the
 * address, so that a mirror can serve them.
 */
public interface MarketArchive {

    /** Ends with a slash. */
    URI address();

    /** The path of the minute bars of a day. */
    String bars(Symbol symbol, LocalDate day);

    /** The path of the minute bars of a month. */
    String bars(Symbol symbol, YearMonth month);

    /** The path of the fundings of a month; empty where the venue has none. */
    Optional<String> fundings(Symbol symbol, YearMonth month);

    /** The path of a day of prices that fundings are made of; empty where the venue has none. */
    Optional<String> prices(PriceSeries series, Symbol symbol, LocalDate day);

    /** The path of a month of them. */
    Optional<String> prices(PriceSeries series, Symbol symbol, YearMonth month);

    /** The path of a file's checksum. */
    String checksum(String path);
}
