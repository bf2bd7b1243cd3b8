package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.PositionsContract;

class SamplePositionsContractTest extends PositionsContract {

    SamplePositionsContractTest() {
        super(new SampleStandIn());
    }
}
