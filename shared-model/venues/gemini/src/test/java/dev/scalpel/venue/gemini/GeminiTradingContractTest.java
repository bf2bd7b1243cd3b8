package dev.scalpel.venue.gemini;

import dev.scalpel.venue.contract.TradingContract;

class GeminiTradingContractTest extends TradingContract {

    GeminiTradingContractTest() {
        super(new GeminiStandIn());
    }
}
