package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;

/** Reads mark prices of perpetuals. Public data: no key is needed. */
@FunctionalInterface
public interface MarkPriceReader {

    MarkPrice read(Symbol symbol) throws IOException;
}
