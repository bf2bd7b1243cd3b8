package dev.scalpel.retrieval.universe;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which pairs a venue trades now: from its whole list where it has one, else asked one by one. */
public final class TradedPairs {

    private final InstrumentReader reader;
    private final VenueErrors errors;

    public TradedPairs(InstrumentReader reader, VenueErrors errors) {
        this.reader = reader;
        this.errors = errors;
    }

    /** @throws VenueException also from the predicate, when the venue does not answer */
    Predicate<Symbol> openAt(String quote) {
        try {
            Optional<Set<Symbol>> open = reader.open(quote);
            return open.<Predicate<Symbol>>map(all -> all::contains).orElse(this::isOpen);
        } catch (IOException | RuntimeException failure) {
            throw errors.explain("the list of instruments", failure);
        }
    }

    private boolean isOpen(Symbol symbol) {
        try {
            return reader.read(symbol).status().takesOrders();
        } catch (IOException | RuntimeException failure) {
            VenueException explained = errors.explain("the rules of " + symbol, failure);
            if (explained.kind() == VenueException.Kind.NOT_LISTED) {
                return false;
            }
            throw explained;
        }
    }
}
