package dev.scalpel.venue.oanda;

import dev.scalpel.venue.contract.TradingContract;

class OandaTradingContractTest extends TradingContract {

    OandaTradingContractTest() {
        super(new OandaStandIn());
    }
}
