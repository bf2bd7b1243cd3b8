package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.MarketDataContract;

class BybitLinearMarketDataContractTest extends MarketDataContract {

    BybitLinearMarketDataContractTest() {
        super(new BybitLinearStandIn());
    }
}
