package dev.scalpel.venue.coinbase;

import dev.scalpel.localexchange.coinbase.CoinbaseExchange;
import dev.scalpel.venue.contract.TradingContract;

/** The same orders with a key whose tokens are signed by ES256. */
class CoinbaseEs256ContractTest extends TradingContract {

    CoinbaseEs256ContractTest() {
        super(new CoinbaseStandIn(CoinbaseExchange.es256Key()));
    }
}
