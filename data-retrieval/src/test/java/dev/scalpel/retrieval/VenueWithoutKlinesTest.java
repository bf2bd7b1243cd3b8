package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.retrieval.feed.FetchedBars;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.BinanceAdapter;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VenueWithoutKlinesTest {

    /** Binance's market half without its bars. */
    private record Tapeonly(MarketDataVenue binance) implements MarketDataVenue {

        @Override
        public Optional<KlineReader> klines() {
            return Optional.empty();
        }

        @Override
        public TradeReader trades() {
            return binance.trades();
        }

        @Override
        public Optional<InstrumentReader> instruments() {
            return Optional.empty();
        }

        @Override
        public Instant serverTime() throws IOException {
            return binance.serverTime();
        }
    }

    @Test
    void aVenueWithoutBarsIsServedFromItsTrades() {
        try (TestMarket market = new TestMarket()) {
            BinanceAdapter binance = new BinanceAdapter();
            VenueClock clock = new VenueClock(market.clock);
            MarketDataVenue venue = new Tapeonly(binance.market(new ConnectionParameters(
                    VenueAddress.local(market.exchange.uri()), clock, Duration.ofSeconds(10))));
            long from = Minutes.plus(OPENING.toEpochMilli(), -90);
            FetchedBars fetched = BarFeed.of(venue, binance.errors(), clock).fetch(BTC, from, OPENING.toEpochMilli());
            assertThat(fetched.bars()).isEqualTo(market.listed(BTC).between(from, OPENING.toEpochMilli()));
        }
    }
}
