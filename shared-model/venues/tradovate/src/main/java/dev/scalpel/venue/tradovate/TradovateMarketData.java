package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The market half: nothing but the clock. Prices need a session and a licence of the exchange. */
record TradovateMarketData(TradovateHttp http) implements MarketDataVenue {

    @Override
    public Optional<KlineReader> klines() {
        return Optional.empty();
    }

    /** No trades are published: of no minute are all known. */
    @Override
    public TradeReader trades() {
        return (symbol, from, to) -> new TradePage(List.of(), from, from);
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.empty();
    }

    @Override
    public Instant serverTime() throws IOException {
        return http.date();
    }
}
