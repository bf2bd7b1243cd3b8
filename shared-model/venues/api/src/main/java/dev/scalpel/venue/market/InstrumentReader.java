package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import java.io.IOException;

/** Reads a venue's instruments. Public data: no key is needed. */
public interface InstrumentReader {

    /**
     * One instrument, as it is now.
     *
     * @throws VenueException of kind {@code NOT_LISTED} when the venue has none of this name; exceptions of the library are
     *     for {@link VenueErrors#explain}
     */
    VenueInstrument read(Symbol symbol) throws IOException;
}
