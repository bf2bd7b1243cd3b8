package dev.scalpel.venue.generic.okx;

import dev.scalpel.venue.contract.CostsContract;

class OkxCostsContractTest extends CostsContract {

    OkxCostsContractTest() {
        super(new OkxStandIn());
    }
}
