package dev.scalpel.venue.generic.kraken;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The market half of Kraken. docs/venues/xchange.md lists requests and limits. */
final class KrakenMarketData implements MarketDataVenue {

    /** "Get Server Time" has whole seconds. */
    private static final long HALF_A_SECOND = 500;

    private final KrakenApi api;
    private final KrakenTrades trades;
    private final KrakenInstruments instruments;
    private final KrakenErrors errors = new KrakenErrors();

    /** @param clock the venue's */
    KrakenMarketData(KrakenApi api, Clock clock) {
        this.api = api;
        trades = new KrakenTrades(api, clock);
        instruments = new KrakenInstruments(api);
    }

    /** Its candles of a minute reach back twelve hours and do not say what takers bought: bars are built from trades. */
    @Override
    public Optional<KlineReader> klines() {
        return Optional.empty();
    }

    @Override
    public TradeReader trades() {
        return trades;
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(instruments);
    }

    /** One request per pair: of several, one that is not listed spoils the response. */
    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(this::bestPrices);
    }

    private List<BestPrices> bestPrices(Collection<Symbol> symbols) throws IOException {
        List<BestPrices> listed = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                api.ticker(KrakenAdapter.pair(symbol))
                        .map(ticker -> new BestPrices(
                                symbol,
                                ticker.getBid().getPrice(),
                                ticker.getAsk().getPrice()))
                        .ifPresent(listed::add);
            } catch (KrakenException refused) {
                if (errors.translate(refused).orElseThrow().kind() != Kind.NOT_LISTED) {
                    throw refused;
                }
            }
        }
        return listed;
    }

    @Override
    public Instant serverTime() throws IOException {
        return Instant.ofEpochSecond(api.time().getUnixTime()).plusMillis(HALF_A_SECOND);
    }
}
