package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.contract.PositionsContract;

class TradovatePositionsContractTest extends PositionsContract {

    TradovatePositionsContractTest() {
        super(new TradovateStandIn());
    }
}
