package dev.scalpel.venue.generic;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.xchange.XChangeSetup;
import java.net.URI;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;

/** Any venue of XChange, by the name of its class. */
final class GenericAdapter extends BarsOnly {

    private final String exchangeClass;

    /** @param exchangeClass of XChange, such as {@code org.knowm.xchange.bitstamp.BitstampExchange} */
    GenericAdapter(String name, String exchangeClass, URI address) {
        super(name, address);
        this.exchangeClass = exchangeClass;
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new GenericErrors();
    }

    /** @throws IllegalStateException when the class is not on the class path, or none of XChange */
    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        URI address = addresses().of(connection.address());
        BaseExchange exchange = exchange();
        exchange.applySpecification(
                XChangeSetup.apply(exchange.getDefaultExchangeSpecification(), connection, address));
        return new GenericMarketData(name(), exchange, VenueHttp.of(connection, address), connection.clock());
    }

    private BaseExchange exchange() {
        try {
            Class<?> named = Class.forName(exchangeClass);
            if (!BaseExchange.class.isAssignableFrom(named)) {
                throw new IllegalStateException(
                        "venue '" + name() + "' names " + exchangeClass + ", which is no " + Exchange.class.getName());
            }
            return (BaseExchange) named.getConstructor().newInstance();
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(
                    "venue '" + name() + "' names the class " + exchangeClass
                            + ", which is not on the class path: add XChange's module for it, at the version of the"
                            + " others (docs/adding-a-venue.md)",
                    absent);
        }
    }
}
