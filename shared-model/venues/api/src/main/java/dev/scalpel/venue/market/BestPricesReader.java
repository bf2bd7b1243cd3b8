package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Reads the best prices of several order books at once. Public data: no key is needed. */
@FunctionalInterface
public interface BestPricesReader {

    /**
     * The best prices now. One request, also for many symbols, as far as the venue allows.
     *
     * @return without those symbols that the venue does not list
     */
    List<BestPrices> read(Collection<Symbol> symbols) throws IOException;
}
