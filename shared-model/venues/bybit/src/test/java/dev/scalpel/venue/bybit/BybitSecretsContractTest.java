package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.SecretsContract;

class BybitSecretsContractTest extends SecretsContract {

    BybitSecretsContractTest() {
        super(BybitStandIn.class);
    }
}
