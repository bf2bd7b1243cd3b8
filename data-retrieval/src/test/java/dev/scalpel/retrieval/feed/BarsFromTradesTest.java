package dev.scalpel.retrieval.feed;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.TestMarket;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.BinanceAdapter;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarsFromTradesTest {

    @Test
    void barsBuiltFromTradesEqualTheKlinesOfTheSameTrades() {
        try (TestMarket market = new TestMarket()) {
            BinanceAdapter binance = new BinanceAdapter();
            VenueClock clock = new VenueClock(market.clock);
            MarketDataVenue venue = binance.market(
                    new ConnectionParameters(VenueAddress.local(market.exchange.uri()), clock, Duration.ofSeconds(10)));
            BarFeed klines = new KlineFeed(binance.errors(), venue.klines().orElseThrow(), clock);
            BarFeed trades = new TradeFeed(binance.errors(), venue.trades(), clock);
            long to = OPENING.toEpochMilli();
            long from = Minutes.plus(to, -600);
            FetchedBars built = trades.fetch(BTC, from, to);
            assertThat(built.until()).isEqualTo(to);
            assertThat(built.bars()).isEqualTo(klines.fetch(BTC, from, to).bars());
        }
    }
}
