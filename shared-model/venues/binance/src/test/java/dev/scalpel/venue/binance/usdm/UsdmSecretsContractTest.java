package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.contract.SecretsContract;

class UsdmSecretsContractTest extends SecretsContract {

    UsdmSecretsContractTest() {
        super(UsdmStandIn.class);
    }
}
