package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.CostsContract;

class BybitLinearCostsContractTest extends CostsContract {

    BybitLinearCostsContractTest() {
        super(new BybitLinearStandIn());
    }
}
