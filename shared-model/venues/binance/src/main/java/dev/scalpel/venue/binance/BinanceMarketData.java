package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.RequestUsage;
import dev.scalpel.venue.market.TradeReader;
import dev.scalpel.venue.xchange.XChangePairs;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataServiceRaw;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;

/** The market half of Binance spot. */
final class BinanceMarketData implements MarketDataVenue {

    private static final int PAGE_SIZE = 1_000;

    private final BinanceMarketDataServiceRaw service;
    private final InstrumentReader instruments;
    private final BinanceBooks books;
    private final ExchangeSpecification specification;

    BinanceMarketData(Exchange exchange) {
        specification = exchange.getExchangeSpecification();
        service = (BinanceMarketDataServiceRaw) exchange.getMarketDataService();
        BinancePublicApi api = ExchangeRestProxyBuilder.forInterface(
                        BinancePublicApi.class, exchange.getExchangeSpecification())
                .build();
        instruments = new BinanceInstruments(api);
        books = new BinanceBooks(api);
    }

    static BinanceMarketData connect(ConnectionParameters connection) {
        return new BinanceMarketData(ClockedBinance.connect(connection));
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
                // Without remote meta data XChange does not know which pair "BTCUSDT" is.
                BinanceAdapters.putSymbolMapping(symbol.base() + symbol.quote(), XChangePairs.of(symbol));
                // rest-api.md, "General API Information": with startTime alone, the oldest items from that time on.
                return service.klines(XChangePairs.of(symbol), KlineInterval.m1, rows, fromMinute, null).stream()
                        .map(BinanceMarketData::kline)
                        .toList();
            }
        });
    }

    @Override
    public TradeReader trades() {
        return new BinanceTrades(service);
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(instruments);
    }

    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(books::tickers);
    }

    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(books::depth);
    }

    /** With the halted symbols alone, which are few: all would be megabytes. */
    @Override
    public Optional<RequestUsage> requestUsage() throws IOException {
        VenueHttp http = VenueHttp.of(
                URI.create(specification.getSslUri()), Duration.ofMillis(specification.getHttpReadTimeout()));
        return BinanceUsage.of(http.get("/api/v3/exchangeInfo?symbolStatus=HALT", Map.of()));
    }

    @Override
    public Instant serverTime() throws IOException {
        return service.binanceTime().getServerTime().toInstant();
    }

    private static Kline kline(BinanceKline row) {
        return new Kline(
                row.getOpenTime(),
                row.getCloseTime(),
                row.getOpen().doubleValue(),
                row.getHigh().doubleValue(),
                row.getLow().doubleValue(),
                row.getClose().doubleValue(),
                row.getVolume().doubleValue(),
                row.getNumberOfTrades(),
                row.getTakerBuyBaseAssetVolume().doubleValue());
    }
}
