package dev.scalpel.venue.binance;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.xchange.XChangeSetup;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.ExchangeType;
import si.mazi.rescu.SynchronizedValueFactory;

/** XChange's Binance, set up without a request. It signs with the venue's time instead of the JVM's. */
final class ClockedBinance extends BinanceExchange {

    private final VenueClock clock;

    private ClockedBinance(VenueClock clock) {
        this.clock = clock;
    }

    static ClockedBinance connect(ConnectionParameters connection) {
        ClockedBinance exchange = new ClockedBinance(connection.clock());
        ExchangeSpecification specification = XChangeSetup.apply(
                exchange.getDefaultExchangeSpecification(),
                connection,
                BinanceAdapter.ADDRESSES.of(connection.address()));
        specification.setExchangeSpecificParametersItem(BinanceExchange.EXCHANGE_TYPE, ExchangeType.SPOT);
        exchange.applySpecification(specification);
        return exchange;
    }

    @Override
    public SynchronizedValueFactory<Long> getTimestampFactory() {
        return clock::millis;
    }
}
