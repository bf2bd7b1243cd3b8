package dev.scalpel.venue.gemini;

import dev.scalpel.venue.contract.PositionsContract;

class GeminiPositionsContractTest extends PositionsContract {

    GeminiPositionsContractTest() {
        super(new GeminiStandIn());
    }
}
