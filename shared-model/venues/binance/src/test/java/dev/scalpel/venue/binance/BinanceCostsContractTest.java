package dev.scalpel.venue.binance;

import dev.scalpel.venue.contract.CostsContract;

class BinanceCostsContractTest extends CostsContract {

    BinanceCostsContractTest() {
        super(new BinanceStandIn());
    }
}
