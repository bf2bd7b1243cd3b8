package dev.scalpel.venue.sample;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The market half of the sample venue. */
final class SampleMarketData implements MarketDataVenue {

    private static final int PAGE_SIZE = 60;

    private final SampleHttp http;

    SampleMarketData(SampleHttp http) {
        this.http = http;
    }

    static String name(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }

    @Override
    public Optional<KlineReader> klines() {
        return Optional.of(new KlineReader() {
            @Override
            public int pageSize() {
                return PAGE_SIZE;
            }

            @Override
            public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
                String path = "/candles?instrument=" + name(symbol) + "&from=" + fromMinute + "&limit=" + rows;
                return http.get(path, SampleResponses.Candles.class).candles().stream()
                        .map(SampleMarketData::kline)
                        .toList();
            }
        });
    }

    @Override
    public TradeReader trades() {
        return (symbol, from, to) -> {
            String path =
                    "/trades?instrument=" + name(symbol) + "&from=" + from.toEpochMilli() + "&to=" + to.toEpochMilli();
            List<PublicTrade> trades = http.get(path, SampleResponses.Tape.class).trades().stream()
                    .map(SampleMarketData::trade)
                    .toList();
            return new TradePage(trades, from, to);
        };
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(this::instrument);
    }

    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(symbols -> {
            String names = symbols.stream().map(SampleMarketData::name).collect(Collectors.joining(","));
            return http.get("/quotes?instruments=" + names, SampleResponses.Quotes.class).quotes().stream()
                    .map(row -> new BestPrices(Symbol.parse(row.instrument()), row.bid(), row.ask()))
                    .toList();
        });
    }

    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(symbol -> {
            SampleResponses.Depth book = http.get("/book/" + name(symbol), SampleResponses.Depth.class);
            return new OrderBookDepth(levels(book.bidLevels()), levels(book.askLevels()));
        });
    }

    private static List<OrderBookDepth.Level> levels(List<SampleResponses.Level> rows) {
        return rows.stream()
                .map(row -> new OrderBookDepth.Level(row.price(), row.quantity()))
                .toList();
    }

    @Override
    public Instant serverTime() throws IOException {
        return Instant.ofEpochMilli(
                http.get("/time", SampleResponses.Time.class).millis());
    }

    VenueInstrument instrument(Symbol symbol) throws IOException {
        SampleResponses.Instrument row = http.get("/instruments/" + name(symbol), SampleResponses.Instrument.class);
        return new VenueInstrument(
                new Instrument(
                        new InstrumentId(SampleAdapter.NAME, symbol),
                        InstrumentKind.PERPETUAL,
                        symbol.quote(),
                        new VenueFilters(row.tick(), row.step(), row.smallest(), row.largest(), BigDecimal.ZERO),
                        TradingSession.ALWAYS_OPEN,
                        true,
                        Optional.of(SampleStandIn.FUNDING_INTERVAL)),
                row.open() ? MarketStatus.OPEN : MarketStatus.CLOSED,
                Set.of(OrderKind.LIMIT, OrderKind.STOP_LIMIT, OrderKind.TARGET_MARKET),
                false,
                false);
    }

    private static Kline kline(SampleResponses.Candle row) {
        return new Kline(
                row.start(),
                Minutes.plus(row.start(), 1) - 1,
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                row.trades(),
                row.bought());
    }

    private static PublicTrade trade(SampleResponses.Print row) {
        return new PublicTrade(
                row.id(), Instant.ofEpochMilli(row.millis()), row.price(), row.quantity(), row.takerBought(), 1);
    }
}
