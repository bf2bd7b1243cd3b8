package dev.scalpel.venue.binance;

import dev.scalpel.venue.contract.PositionsContract;

class BinancePositionsContractTest extends PositionsContract {

    BinancePositionsContractTest() {
        super(new BinanceStandIn());
    }
}
