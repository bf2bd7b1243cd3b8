package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.TradingContract;

class BybitTradingContractTest extends TradingContract {

    BybitTradingContractTest() {
        super(new BybitStandIn());
    }
}
