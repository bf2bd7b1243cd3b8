package dev.scalpel.venue.binance;

import dev.scalpel.venue.contract.MarketDataContract;

class BinanceMarketDataContractTest extends MarketDataContract {

    BinanceMarketDataContractTest() {
        super(new BinanceStandIn());
    }
}
