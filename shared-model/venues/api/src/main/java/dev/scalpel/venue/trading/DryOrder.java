package dev.scalpel.venue.trading;

import dev.scalpel.market.Symbol;
import java.io.IOException;

/** Where the venue checks an order, with its key and signature, without placing it. */
@FunctionalInterface
public interface DryOrder {

    /** Returns if the venue would accept the order; otherwise its refusal is thrown as for an order. */
    void check(Symbol symbol, NewOrder order, TradingVenue.Signing signing) throws IOException;
}
