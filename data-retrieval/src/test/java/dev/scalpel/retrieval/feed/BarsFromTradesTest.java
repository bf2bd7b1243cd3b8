package dev.scalpel.retrieval.feed;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.TestMarket;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.BinanceMarketData;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;

class BarsFromTradesTest {

    @Test
    void barsBuiltFromTradesEqualTheKlinesOfTheSameTrades() {
        try (TestMarket market = new TestMarket()) {
            BinanceMarketData binance = new BinanceMarketData();
            VenueClock clock = new VenueClock(market.clock);
            Exchange exchange =
                    binance.connect(VenueAddress.local(market.exchange.uri()), clock, Duration.ofSeconds(10));
            BarFeed klines = new KlineFeed("binance", binance.klines(exchange).orElseThrow(), clock);
            BarFeed trades = new TradeFeed("binance", binance.trades(exchange, clock), clock);
            long to = OPENING.toEpochMilli();
            long from = Minutes.plus(to, -600);
            FetchedBars built = trades.fetch(BTC, from, to);
            assertThat(built.until()).isEqualTo(to);
            assertThat(built.bars()).isEqualTo(klines.fetch(BTC, from, to).bars());
        }
    }
}
