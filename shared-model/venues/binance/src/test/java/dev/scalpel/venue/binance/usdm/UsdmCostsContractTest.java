package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.CostsContract;

class UsdmCostsContractTest extends CostsContract {

    UsdmCostsContractTest() {
        super(new UsdmStandIn());
    }
}
