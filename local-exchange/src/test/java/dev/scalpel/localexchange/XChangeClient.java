package dev.scalpel.localexchange;

import dev.scalpel.localexchange.access.ApiKey;
import java.time.Clock;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.currency.CurrencyPair;
import si.mazi.rescu.SynchronizedValueFactory;

/** The real client, pointed at the local exchange. */
final class XChangeClient {

    private XChangeClient() {}

    /** Binance as XChange knows it, with the exchange's clock for time stamps. */
    static final class Pointed extends BinanceExchange {

        private final Clock clock;

        Pointed(Clock clock) {
            this.clock = clock;
        }

        @Override
        public SynchronizedValueFactory<Long> getTimestampFactory() {
            return clock::millis;
        }
    }

    static Pointed binance(LocalExchange exchange, Clock clock) {
        return binance(exchange, clock, exchange.apiKey());
    }

    static Pointed binance(LocalExchange exchange, Clock clock, ApiKey key) {
        Pointed client = new Pointed(clock);
        ExchangeSpecification specification = client.getDefaultExchangeSpecification();
        specification.setSslUri(exchange.uri().toString());
        specification.setHost("127.0.0.1");
        specification.setPort(exchange.uri().getPort());
        specification.setApiKey(key.key());
        specification.setSecretKey(key.secret());
        specification.setShouldLoadRemoteMetaData(false);
        client.applySpecification(specification);
        BinanceAdapters.putSymbolMapping("BTCUSDT", CurrencyPair.BTC_USDT);
        return client;
    }
}
