package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.contract.SecretsContract;

class CoinbaseSecretsContractTest extends SecretsContract {

    CoinbaseSecretsContractTest() {
        super(CoinbaseStandIn.class);
    }
}
