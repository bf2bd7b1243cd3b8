package dev.scalpel.venue.databento;

import dev.scalpel.venue.contract.MarketDataContract;

class DatabentoMarketDataContractTest extends MarketDataContract {

    DatabentoMarketDataContractTest() {
        super(new DatabentoStandIn());
    }
}
