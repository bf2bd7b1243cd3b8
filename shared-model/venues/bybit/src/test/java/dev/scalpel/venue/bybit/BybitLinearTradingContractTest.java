package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.TradingContract;

class BybitLinearTradingContractTest extends TradingContract {

    BybitLinearTradingContractTest() {
        super(new BybitLinearStandIn());
    }
}
