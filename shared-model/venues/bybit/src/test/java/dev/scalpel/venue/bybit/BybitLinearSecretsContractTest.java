package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.SecretsContract;

class BybitLinearSecretsContractTest extends SecretsContract {

    BybitLinearSecretsContractTest() {
        super(BybitLinearStandIn.class);
    }
}
