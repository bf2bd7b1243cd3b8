package dev.scalpel.venue.generic.kraken;

import dev.scalpel.venue.contract.CostsContract;

class KrakenCostsContractTest extends CostsContract {

    KrakenCostsContractTest() {
        super(new KrakenStandIn());
    }
}
