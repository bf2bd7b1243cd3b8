package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.CostsContract;

class SampleCostsContractTest extends CostsContract {

    SampleCostsContractTest() {
        super(new SampleStandIn());
    }
}
