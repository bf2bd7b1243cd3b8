package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The market half: the public requests, which need no key. */
final class CoinbaseMarketData implements MarketDataVenue {

    private final CoinbaseHttp http;
    private final CoinbaseBars bars;
    private final CoinbaseBooks books;

    CoinbaseMarketData(CoinbaseHttp http, Clock clock) {
        this.http = http;
        bars = new CoinbaseBars(http, clock);
        books = new CoinbaseBooks(http);
    }

    @Override
    public Optional<KlineReader> klines() {
        return Optional.of(bars);
    }

    @Override
    public TradeReader trades() {
        return bars::trades;
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(new CoinbaseInstruments(http));
    }

    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(books::bestPrices);
    }

    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(books::depth);
    }

    @Override
    public Instant serverTime() throws IOException {
        String iso = CoinbaseResponses.text(http.send(CoinbaseRequest.get("time"), CoinbaseResponses.ServerTime.class)
                .iso());
        return Instant.parse(iso);
    }
}
