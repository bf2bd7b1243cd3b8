package dev.scalpel.venue.oanda;

import dev.scalpel.venue.contract.PositionsContract;

class OandaPositionsContractTest extends PositionsContract {

    OandaPositionsContractTest() {
        super(new OandaStandIn());
    }
}
