package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.ExchangeType;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataServiceRaw;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import si.mazi.rescu.SynchronizedValueFactory;

/** Binance spot. Refuses addresses in the United States with HTTP 451. */
public final class BinanceMarketData implements MarketDataVenue {

    private static final int PAGE_SIZE = 1_000;

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public Exchange connect(VenueAddress address, VenueClock clock, Duration timeout) {
        HttpClientHardening.harden();
        BinanceExchange exchange = new ClockedBinance(clock);
        ExchangeSpecification specification = exchange.getDefaultExchangeSpecification();
        specification.setShouldLoadRemoteMetaData(false);
        specification.setExchangeSpecificParametersItem(BinanceExchange.EXCHANGE_TYPE, ExchangeType.SPOT);
        specification.setExchangeSpecificParametersItem(Exchange.USE_SANDBOX, address.testnet());
        specification.setHttpConnTimeout((int) timeout.toMillis());
        specification.setHttpReadTimeout((int) timeout.toMillis());
        address.loopback().ifPresent(local -> specification.setSslUri(local.toString()));
        exchange.applySpecification(specification);
        return exchange;
    }

    @Override
    public Optional<KlineReader> klines(Exchange exchange) {
        BinanceMarketDataServiceRaw service = marketData(exchange);
        return Optional.of(new KlineReader() {
            @Override
            public int pageSize() {
                return PAGE_SIZE;
            }

            @Override
            public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
                // Without remote meta data XChange does not know which pair "BTCUSDT" is.
                BinanceAdapters.putSymbolMapping(symbol.base() + symbol.quote(), MarketDataVenue.pair(symbol));
                // rest-api.md, "General API Information": with startTime alone, the oldest items from that time on.
                return service.klines(MarketDataVenue.pair(symbol), KlineInterval.m1, rows, fromMinute, null).stream()
                        .map(BinanceMarketData::kline)
                        .toList();
            }
        });
    }

    @Override
    public TradeReader trades(Exchange exchange, VenueClock clock) {
        return new BinanceTrades(marketData(exchange));
    }

    @Override
    public Optional<InstrumentReader> instruments(Exchange exchange) {
        return Optional.of(new BinanceInstruments(
                ExchangeRestProxyBuilder.forInterface(BinancePublicApi.class, exchange.getExchangeSpecification())
                        .build()));
    }

    @Override
    public Instant serverTime(Exchange exchange) throws IOException {
        return marketData(exchange).binanceTime().getServerTime().toInstant();
    }

    @Override
    public Optional<String> refusalFrom(String cloudRegion) {
        return cloudRegion.startsWith("us-")
                ? Optional.of("Binance refuses addresses in the United States (HTTP 451)")
                : Optional.empty();
    }

    private static BinanceMarketDataServiceRaw marketData(Exchange exchange) {
        return (BinanceMarketDataServiceRaw) exchange.getMarketDataService();
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

    /** Signs requests with the venue's time instead of the JVM's. */
    private static final class ClockedBinance extends BinanceExchange {

        private final VenueClock clock;

        ClockedBinance(VenueClock clock) {
            this.clock = clock;
        }

        @Override
        public SynchronizedValueFactory<Long> getTimestampFactory() {
            return clock::millis;
        }
    }
}
