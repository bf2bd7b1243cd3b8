package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.TradingContract;

class UsdmTradingContractTest extends TradingContract {

    UsdmTradingContractTest() {
        super(new UsdmStandIn());
    }
}
