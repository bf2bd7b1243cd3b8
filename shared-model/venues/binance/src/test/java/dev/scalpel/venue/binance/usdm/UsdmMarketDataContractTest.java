package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.MarketDataContract;

class UsdmMarketDataContractTest extends MarketDataContract {

    UsdmMarketDataContractTest() {
        super(new UsdmStandIn());
    }
}
