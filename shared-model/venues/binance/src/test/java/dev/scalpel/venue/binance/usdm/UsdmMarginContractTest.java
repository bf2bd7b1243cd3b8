package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.MarginContract;

class UsdmMarginContractTest extends MarginContract {

    UsdmMarginContractTest() {
        super(UsdmStandIn::new);
    }
}
