package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.contract.CostsContract;

class CoinbaseCostsContractTest extends CostsContract {

    CoinbaseCostsContractTest() {
        super(new CoinbaseStandIn());
    }
}
