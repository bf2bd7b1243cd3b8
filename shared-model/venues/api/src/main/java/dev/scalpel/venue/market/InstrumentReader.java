package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Reads a venue's instruments. Public data: no key is needed. */
public interface InstrumentReader {

    /**
     * One instrument, as it is now.
     *
     * @throws VenueException of kind {@code NOT_LISTED} when the venue has none of this name; exceptions of the library are
     *     for {@link VenueErrors#explain}
     */
    VenueInstrument read(Symbol symbol) throws IOException;

    /**
     * Every pair with this quote asset that takes orders now, in one request; empty where the venue has no such request.
     *
     * @throws IOException as in {@link #read}
     */
    default Optional<Set<Symbol>> open(String quote) throws IOException {
        return Optional.empty();
    }
}
