package dev.scalpel.venue.xchange;

import dev.scalpel.market.Symbol;
import org.knowm.xchange.currency.CurrencyPair;

/** Our symbols as XChange's pairs. */
public final class XChangePairs {

    private XChangePairs() {}

    public static CurrencyPair of(Symbol symbol) {
        return new CurrencyPair(symbol.base(), symbol.quote());
    }
}
