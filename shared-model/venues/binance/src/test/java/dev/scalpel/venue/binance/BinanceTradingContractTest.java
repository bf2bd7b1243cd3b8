package dev.scalpel.venue.binance;

import dev.scalpel.venue.contract.TradingContract;

class BinanceTradingContractTest extends TradingContract {

    BinanceTradingContractTest() {
        super(new BinanceStandIn());
    }
}
