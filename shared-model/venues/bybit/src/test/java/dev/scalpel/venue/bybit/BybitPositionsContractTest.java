package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.PositionsContract;

class BybitPositionsContractTest extends PositionsContract {

    BybitPositionsContractTest() {
        super(new BybitStandIn());
    }
}
