package dev.scalpel.venue.sample;

import dev.scalpel.venue.contract.SecretsContract;

class SampleSecretsContractTest extends SecretsContract {

    SampleSecretsContractTest() {
        super(SampleStandIn.class);
    }
}
