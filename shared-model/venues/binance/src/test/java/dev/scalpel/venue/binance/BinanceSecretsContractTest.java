package dev.scalpel.venue.binance;

import dev.scalpel.venue.contract.SecretsContract;

class BinanceSecretsContractTest extends SecretsContract {

    BinanceSecretsContractTest() {
        super(BinanceStandIn.class);
    }
}
