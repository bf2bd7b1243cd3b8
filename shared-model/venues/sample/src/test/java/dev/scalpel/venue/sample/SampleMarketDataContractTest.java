package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.MarketDataContract;

class SampleMarketDataContractTest extends MarketDataContract {

    SampleMarketDataContractTest() {
        super(new SampleStandIn());
    }
}
