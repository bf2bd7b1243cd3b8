package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.MarginContract;

class SampleMarginContractTest extends MarginContract {

    SampleMarginContractTest() {
        super(moves -> new SampleStandIn());
    }
}
