package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.contract.TradingContract;

class TradovateTradingContractTest extends TradingContract {

    TradovateTradingContractTest() {
        super(new TradovateStandIn());
    }
}
