package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The market half: "Market Data". docs/venues/gemini.md lists requests and limits. */
final class GeminiMarketData implements MarketDataVenue {

    private static final int LEVELS = 500;
    /** The shortest of the public responses that need no symbol. */
    private static final String ANY = "/v1/symbols";

    private final GeminiHttp http;
    private final GeminiTrades trades;
    private final GeminiInstruments instruments;

    /** @param clock the venue's */
    GeminiMarketData(GeminiHttp http, Clock clock) {
        this.http = http;
        trades = new GeminiTrades(http, clock);
        instruments = new GeminiInstruments(http);
    }

    /** Its candles reach back a day and count neither trades nor what takers bought: bars are built from trades. */
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

    /** One request per symbol: the venue lists the prices of last trades for all of them, but not the best prices. */
    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(this::bestPrices);
    }

    private List<BestPrices> bestPrices(Collection<Symbol> symbols) throws IOException {
        List<BestPrices> listed = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                listed.add(best(symbol));
            } catch (GeminiException refused) {
                if (GeminiErrors.kindOf(refused.status(), refused.reason(), refused.text()) != Kind.NOT_LISTED) {
                    throw refused;
                }
            }
        }
        return listed;
    }

    BestPrices best(Symbol symbol) throws IOException {
        GeminiResponses.Book book = book(symbol, 1);
        return new BestPrices(symbol, first(book.bidLevels()), first(book.askLevels()));
    }

    private static BigDecimal first(List<GeminiResponses.Level> levels) {
        return levels.isEmpty() ? BigDecimal.ZERO : levels.get(0).price();
    }

    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(symbol -> {
            GeminiResponses.Book book = book(symbol, LEVELS);
            return new OrderBookDepth(levels(book.bidLevels()), levels(book.askLevels()));
        });
    }

    private static List<OrderBookDepth.Level> levels(List<GeminiResponses.Level> rows) {
        return rows.stream()
                .map(row -> new OrderBookDepth.Level(row.price(), row.amount()))
                .toList();
    }

    private GeminiResponses.Book book(Symbol symbol, int levels) throws IOException {
        return http.get(
                "/v1/book/" + GeminiAdapter.name(symbol) + "?limit_bids=" + levels + "&limit_asks=" + levels,
                new TypeReference<>() {});
    }

    @Override
    public Instant serverTime() throws IOException {
        return http.date(ANY);
    }
}
