package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;

/** Reads what rests in a symbol's order book. Public data: no key is needed. */
@FunctionalInterface
public interface DepthReader {

    /** The book now, a few hundred levels or more on each side where there are that many. */
    OrderBookDepth read(Symbol symbol) throws IOException;
}
