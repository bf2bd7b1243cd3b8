package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.PricesContract;

class BybitLinearPricesContractTest extends PricesContract {

    BybitLinearPricesContractTest() {
        super(new BybitLinearStandIn());
    }
}
