package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.contract.PositionsContract;

class CoinbasePositionsContractTest extends PositionsContract {

    CoinbasePositionsContractTest() {
        super(new CoinbaseStandIn());
    }
}
