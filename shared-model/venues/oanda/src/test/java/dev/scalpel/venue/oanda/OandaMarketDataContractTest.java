package dev.scalpel.venue.oanda;

import dev.scalpel.venue.contract.MarketDataContract;

class OandaMarketDataContractTest extends MarketDataContract {

    OandaMarketDataContractTest() {
        super(new OandaStandIn());
    }
}
