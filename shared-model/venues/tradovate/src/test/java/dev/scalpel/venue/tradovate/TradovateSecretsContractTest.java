package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.contract.SecretsContract;

class TradovateSecretsContractTest extends SecretsContract {

    TradovateSecretsContractTest() {
        super(TradovateStandIn.class);
    }
}
