package dev.scalpel.venue.oanda;

import dev.scalpel.venue.contract.CostsContract;

class OandaCostsContractTest extends CostsContract {

    OandaCostsContractTest() {
        super(new OandaStandIn());
    }
}
