package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.FundingReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarkPriceReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.TradeReader;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The market half, which needs no keys. */
final class BybitMarketData implements MarketDataVenue {

    /** "Get Recent Public Trades": spot lists at most 60, the others 1,000. */
    private static final int SPOT_TRADES = 60;

    private static final int LINEAR_TRADES = 1_000;

    private static final int LEVELS = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Category category;
    private final BybitHttp http;
    private final BybitBars bars;
    private final BybitInstruments instruments;
    private final BybitTickers tickers;
    private final VenueClock clock;

    BybitMarketData(Category category, BybitHttp http, VenueClock clock) {
        this.category = category;
        this.http = http;
        this.clock = clock;
        bars = new BybitBars(http, category, category.isSpot() ? SPOT_TRADES : LINEAR_TRADES);
        instruments = new BybitInstruments(http, category);
        tickers = new BybitTickers(http, category);
    }

    static BybitMarketData of(Category category, ConnectionParameters connection) {
        BybitHttp http = BybitHttp.of(connection, CategoryAdapter.ADDRESSES.of(connection.address()));
        return new BybitMarketData(category, http, connection.clock());
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
        return Optional.of(instruments);
    }

    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(tickers::best);
    }

    Quote quote(Symbol symbol) throws IOException {
        return tickers.quote(symbol);
    }

    /** "Get Orderbook". */
    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(symbol -> {
            JsonNode book =
                    http.send(category.get("/v5/market/orderbook", symbol).with("limit", LEVELS));
            return new OrderBookDepth(levels(book.path("b")), levels(book.path("a")));
        });
    }

    private static List<OrderBookDepth.Level> levels(JsonNode rows) {
        List<OrderBookDepth.Level> levels = new ArrayList<>();
        rows.forEach(row -> levels.add(new OrderBookDepth.Level(
                new BigDecimal(row.path(0).asText()), new BigDecimal(row.path(1).asText()))));
        return levels;
    }

    @Override
    public Optional<FundingReader> funding() {
        return category.isSpot() ? Optional.empty() : Optional.of(new BybitFundings(http, instruments, clock));
    }

    @Override
    public Optional<MarkPriceReader> markPrices() {
        return category.isSpot() ? Optional.empty() : Optional.of(tickers::mark);
    }

    @Override
    public Optional<PriceReader> prices() {
        return category.isSpot() ? Optional.empty() : Optional.of(bars.new Prices());
    }

    /** "Get Bybit Server Time". */
    @Override
    public Instant serverTime() throws IOException {
        long nanos =
                http.send(BybitRequest.get("/v5/market/time")).path("timeNano").asLong();
        return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }
}
