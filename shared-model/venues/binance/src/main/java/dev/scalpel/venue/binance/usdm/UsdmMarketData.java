package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.FundingReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarkPrice;
import dev.scalpel.venue.market.MarkPriceReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.RequestUsage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The market half: "Market Data Endpoints". docs/venues/binance-usdm.md lists requests, limits and weights. */
final class UsdmMarketData implements MarketDataVenue {

    private static final int FUNDINGS = 1_000;
    private static final int LEVELS = 1_000;

    private final UsdmHttp http;
    private final UsdmBars bars;

    UsdmMarketData(UsdmHttp http) {
        this.http = http;
        bars = new UsdmBars(http);
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
        return Optional.of(new UsdmInstruments(http));
    }

    /** Without a symbol, the tickers of all contracts: weight 5 instead of 2, and one request for any number. */
    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(this::tickers);
    }

    private List<BestPrices> tickers(Collection<Symbol> symbols) throws IOException {
        if (symbols.isEmpty()) {
            return List.of();
        }
        Map<String, Symbol> byName = new TreeMap<>();
        symbols.forEach(symbol -> byName.put(UsdmAdapter.name(symbol), symbol));
        List<UsdmResponses.BestPrice> rows =
                http.send(UsdmRequest.get("/fapi/v1/ticker/bookTicker"), new TypeReference<>() {});
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(byName.get(row.symbol())).stream()
                        .map(symbol -> new BestPrices(symbol, row.bidPrice(), row.askPrice())))
                .toList();
    }

    @Override
    public Optional<DepthReader> depth() {
        return Optional.of(symbol -> {
            UsdmResponses.Depth book = http.send(
                    UsdmRequest.get("/fapi/v1/depth")
                            .with("symbol", UsdmAdapter.name(symbol))
                            .with("limit", LEVELS),
                    UsdmResponses.Depth.class);
            return new OrderBookDepth(levels(book.bidLevels()), levels(book.askLevels()));
        });
    }

    private static List<OrderBookDepth.Level> levels(List<List<BigDecimal>> rows) {
        return rows.stream()
                .map(row -> new OrderBookDepth.Level(row.get(0), row.get(1)))
                .toList();
    }

    @Override
    public Optional<FundingReader> funding() {
        return Optional.of(new FundingReader() {
            @Override
            public int pageSize() {
                return FUNDINGS;
            }

            @Override
            public List<FundingRate> read(Symbol symbol, long fromMillis, int rows) throws IOException {
                List<UsdmResponses.Funding> found = http.send(
                        UsdmRequest.get("/fapi/v1/fundingRate")
                                .with("symbol", UsdmAdapter.name(symbol))
                                .with("startTime", fromMillis)
                                .with("limit", rows),
                        new TypeReference<>() {});
                return found.stream()
                        .map(row -> FundingRate.near(row.fundingTime(), row.fundingRate()))
                        .toList();
            }
        });
    }

    @Override
    public Optional<MarkPriceReader> markPrices() {
        return Optional.of(symbol -> {
            UsdmResponses.PremiumIndex row = http.send(
                    UsdmRequest.get("/fapi/v1/premiumIndex").with("symbol", UsdmAdapter.name(symbol)),
                    UsdmResponses.PremiumIndex.class);
            return new MarkPrice(
                    row.time(), row.markPrice(), row.indexPrice(), row.lastFundingRate(), row.nextFundingTime());
        });
    }

    @Override
    public Optional<PriceReader> prices() {
        return Optional.of(new UsdmPrices(http));
    }

    @Override
    public Optional<RequestUsage> requestUsage() throws IOException {
        return http.usage("/fapi/v1/exchangeInfo");
    }

    @Override
    public Instant serverTime() throws IOException {
        return Instant.ofEpochMilli(http.send(UsdmRequest.get("/fapi/v1/time"), UsdmResponses.Time.class)
                .serverTime());
    }
}
