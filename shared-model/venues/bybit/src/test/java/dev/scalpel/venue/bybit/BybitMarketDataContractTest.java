package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.MarketDataContract;

class BybitMarketDataContractTest extends MarketDataContract {

    BybitMarketDataContractTest() {
        super(new BybitStandIn());
    }
}
