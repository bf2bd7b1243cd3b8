package dev.scalpel.retrieval.feed;

import static dev.scalpel.retrieval.Market.BTC;
import static dev.scalpel.retrieval.Market.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.Market;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.Binance;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;

class BarsFromTradesTest {

    @Test
    void barsBuiltFromTradesEqualTheKlinesOfTheSameTrades() {
        try (Market market = new Market()) {
            Binance binance = new Binance();
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
