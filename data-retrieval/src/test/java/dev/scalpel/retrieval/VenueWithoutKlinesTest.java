package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.retrieval.feed.FetchedBars;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.BinanceMarketData;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;

class VenueWithoutKlinesTest {

    /** Binance's API under another name, without bars: all that a new venue must implement. */
    private static final class Tapeonly implements MarketDataVenue {

        private final MarketDataVenue binance = new BinanceMarketData();

        @Override
        public String name() {
            return "tapeonly";
        }

        @Override
        public Exchange connect(VenueAddress address, VenueClock clock, Duration timeout) {
            return binance.connect(address, clock, timeout);
        }

        @Override
        public Optional<KlineReader> klines(Exchange exchange) {
            return Optional.empty();
        }

        @Override
        public TradeReader trades(Exchange exchange, VenueClock clock) {
            return binance.trades(exchange, clock);
        }

        @Override
        public Instant serverTime(Exchange exchange) throws IOException {
            return binance.serverTime(exchange);
        }

        @Override
        public Optional<String> refusalFrom(String cloudRegion) {
            return Optional.empty();
        }
    }

    @Test
    void aVenueWithoutBarsIsServedFromItsTrades() {
        try (TestMarket market = new TestMarket()) {
            MarketDataVenue venue = new Tapeonly();
            VenueClock clock = new VenueClock(market.clock);
            Exchange exchange = venue.connect(VenueAddress.local(market.exchange.uri()), clock, Duration.ofSeconds(10));
            long from = Minutes.plus(OPENING.toEpochMilli(), -90);
            FetchedBars fetched = BarFeed.of(venue, exchange, clock).fetch(BTC, from, OPENING.toEpochMilli());
            assertThat(fetched.bars()).isEqualTo(market.listed(BTC).between(from, OPENING.toEpochMilli()));
        }
    }
}
