package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.CostsContract;

class BybitCostsContractTest extends CostsContract {

    BybitCostsContractTest() {
        super(new BybitStandIn());
    }
}
