package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.contract.MarketDataContract;

class CoinbaseMarketDataContractTest extends MarketDataContract {

    CoinbaseMarketDataContractTest() {
        super(new CoinbaseStandIn());
    }
}
