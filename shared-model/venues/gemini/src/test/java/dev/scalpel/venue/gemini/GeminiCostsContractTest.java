package dev.scalpel.venue.gemini;

import dev.scalpel.venue.contract.CostsContract;

class GeminiCostsContractTest extends CostsContract {

    GeminiCostsContractTest() {
        super(new GeminiStandIn());
    }
}
