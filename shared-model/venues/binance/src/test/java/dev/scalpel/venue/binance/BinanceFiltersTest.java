package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import org.junit.jupiter.api.Test;

/** XChange 5.2.2 declares {@code exchangeFilters} as strings; filters.md, "Exchange Filters", has objects. */
class BinanceFiltersTest {

    @Test
    void filtersOfTheWholeExchangeDoNotHideThoseOfTheSymbol() {
        try (StubVenueServer venue = new StubVenueServer()) {
            venue.answer("/api/v3/exchangeInfo", 200, """
                    {"timezone": "UTC", "serverTime": 1565246363776, "rateLimits": [],
                     "exchangeFilters": [{"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1000},
                                         {"filterType": "SOMETHING_NEW", "words": ["a"]}],
                     "symbols": [{"symbol": "BTCUSDT", "status": "TRADING", "baseAsset": "BTC", "quoteAsset": "USDT",
                       "filters": [{"filterType": "PRICE_FILTER", "tickSize": "0.01000000"},
                         {"filterType": "LOT_SIZE", "minQty": "0.00001000", "maxQty": "9000", "stepSize": "0.00001000"},
                         {"filterType": "NOTIONAL", "minNotional": "5.00000000"},
                         {"filterType": "SOMETHING_NEW", "limit": {"of": [1, 2]}}]}]}""");

            VenueFilters filters = venue.broker("a-key", "a-secret")
                    .instrument(Symbol.parse("BTC/USDT"))
                    .filters();

            assertThat(filters.tickSize()).isEqualByComparingTo("0.01");
            assertThat(filters.minNotional()).isEqualByComparingTo("5");
        }
    }
}
