package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.contract.TradingContract;

class CoinbaseTradingContractTest extends TradingContract {

    CoinbaseTradingContractTest() {
        super(new CoinbaseStandIn());
    }
}
