package dev.scalpel.venue.oanda;

import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The market half. The venue is the other side of each trade, and publishes none. */
final class OandaMarketData implements MarketDataVenue {

    private final OandaHttp http;

    OandaMarketData(OandaHttp http) {
        this.http = http;
    }

    @Override
    public Optional<KlineReader> klines() {
        return Optional.of(new OandaBars(http));
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(new OandaInstruments(http));
    }

    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(new OandaPrices(http)::best);
    }

    @Override
    public Instant serverTime() throws IOException {
        return http.time();
    }
}
