package dev.scalpel.venue.generic.kraken;

import dev.scalpel.venue.contract.MarketDataContract;

class KrakenMarketDataContractTest extends MarketDataContract {

    KrakenMarketDataContractTest() {
        super(new KrakenStandIn());
    }
}
