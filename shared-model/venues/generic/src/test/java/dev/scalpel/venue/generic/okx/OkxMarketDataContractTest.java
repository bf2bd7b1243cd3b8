package dev.scalpel.venue.generic.okx;

import dev.scalpel.venue.contract.MarketDataContract;

class OkxMarketDataContractTest extends MarketDataContract {

    OkxMarketDataContractTest() {
        super(new OkxStandIn());
    }
}
