package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.PositionsContract;

class BybitLinearPositionsContractTest extends PositionsContract {

    BybitLinearPositionsContractTest() {
        super(new BybitLinearStandIn());
    }
}
