package dev.scalpel.venue.generic.okx;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.generic.BarsOnly;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.xchange.XChangeSetup;
import java.net.URI;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.okex.OkexExchange;

/** OKX spot, for paper trading. Found by the service loader. */
public final class OkxAdapter extends BarsOnly {

    static final String NAME = "okx";

    public OkxAdapter() {
        super(NAME, URI.create("https://www.okx.com"));
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new OkxErrors();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        OkxApi api = ExchangeRestProxyBuilder.forInterface(
                        OkxApi.class,
                        XChangeSetup.apply(
                                new OkexExchange().getDefaultExchangeSpecification(),
                                connection,
                                addresses().of(connection.address())))
                .build();
        return new OkxMarketData(new OkxCalls(api), connection.clock());
    }

    /** Its {@code instId}, such as {@code BTC-USDT}. */
    static String instrument(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }
}
