package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.PositionsContract;

class UsdmPositionsContractTest extends PositionsContract {

    UsdmPositionsContractTest() {
        super(new UsdmStandIn());
    }
}
