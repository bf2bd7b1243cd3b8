package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.PricesContract;

class UsdmPricesContractTest extends PricesContract {

    UsdmPricesContractTest() {
        super(new UsdmStandIn());
    }
}
