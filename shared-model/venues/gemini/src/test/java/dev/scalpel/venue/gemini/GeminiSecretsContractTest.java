package dev.scalpel.venue.gemini;

import dev.scalpel.venue.contract.SecretsContract;

class GeminiSecretsContractTest extends SecretsContract {

    GeminiSecretsContractTest() {
        super(GeminiStandIn.class);
    }
}
