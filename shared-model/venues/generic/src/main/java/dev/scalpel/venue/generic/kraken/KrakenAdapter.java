package dev.scalpel.venue.generic.kraken;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.generic.BarsOnly;
import dev.scalpel.venue.market.MarketDataVenue;
import java.net.URI;
import java.util.Map;

/** Kraken spot, for paper trading. Found by the service loader. */
public final class KrakenAdapter extends BarsOnly {

    static final String NAME = "kraken";

    /** Kraken's REST API has names of its own for two assets ("How to interpret asset codes"). */
    private static final Map<String, String> OWN_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");

    public KrakenAdapter() {
        super(NAME, URI.create("https://api.kraken.com"));
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new KrakenErrors();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new KrakenMarketData(
                KrakenApi.connect(connection, addresses().of(connection.address())), connection.clock());
    }

    /** Its {@code altname}, such as {@code XBTUSD}. */
    static String pair(Symbol symbol) {
        return name(symbol.base()) + name(symbol.quote());
    }

    private static String name(String asset) {
        return OWN_NAMES.getOrDefault(asset, asset);
    }
}
