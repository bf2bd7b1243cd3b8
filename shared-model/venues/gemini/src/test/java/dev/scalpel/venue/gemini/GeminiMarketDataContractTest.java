package dev.scalpel.venue.gemini;

import dev.scalpel.venue.contract.MarketDataContract;

class GeminiMarketDataContractTest extends MarketDataContract {

    GeminiMarketDataContractTest() {
        super(new GeminiStandIn());
    }
}
