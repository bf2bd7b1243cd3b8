package dev.scalpel.venue.bybit;

import dev.scalpel.venue.contract.MarginContract;

class BybitLinearMarginContractTest extends MarginContract {

    BybitLinearMarginContractTest() {
        super(BybitLinearStandIn::new);
    }
}
