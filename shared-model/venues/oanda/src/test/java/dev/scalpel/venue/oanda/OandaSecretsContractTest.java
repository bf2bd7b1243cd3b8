package dev.scalpel.venue.oanda;

import dev.scalpel.venue.contract.SecretsContract;

class OandaSecretsContractTest extends SecretsContract {

    OandaSecretsContractTest() {
        super(OandaStandIn.class);
    }
}
