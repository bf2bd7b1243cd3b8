package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.TradingContract;

class SampleTradingContractTest extends TradingContract {

    SampleTradingContractTest() {
        super(new SampleStandIn());
    }
}
