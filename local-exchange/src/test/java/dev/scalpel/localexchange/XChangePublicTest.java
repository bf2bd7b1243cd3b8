package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.marketdata.BinanceAggTrades;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.BinanceExchangeInfo;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.Filter;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.instrument.Instrument;

class XChangePublicTest {

    private final SettableClock clock = new SettableClock(TestBars.START.plusSeconds(10 * 60 + 41));
    private LocalExchange exchange;
    private BinanceMarketDataService market;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, TestBars.rising(30))));
        market = (BinanceMarketDataService)
                XChangeClient.binance(exchange, clock).getMarketDataService();
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void readsKlines() throws Exception {
        List<BinanceKline> rows =
                market.klines(CurrencyPair.BTC_USDT, KlineInterval.m1, 1_000, TestBars.T0, TestBars.minute(4));

        assertThat(rows).hasSize(5);
        BinanceKline row = rows.get(3);
        assertThat(row.getOpenTime()).isEqualTo(TestBars.minute(3));
        assertThat(row.getOpen()).isEqualByComparingTo("103");
        assertThat(row.getHigh()).isEqualByComparingTo("106");
        assertThat(row.getLow()).isEqualByComparingTo("101");
        assertThat(row.getClose()).isEqualByComparingTo("104");
        assertThat(row.getVolume()).isEqualByComparingTo("12.5");
        assertThat(row.getNumberOfTrades()).isEqualTo(40);
        assertThat(row.getTakerBuyBaseAssetVolume()).isEqualByComparingTo("5.25");
    }

    @Test
    void readsTheFiltersOfThePair() throws Exception {
        BinanceExchangeInfo info = market.getExchangeInfo();

        assertThat(info.getSymbols()).hasSize(1);
        assertThat(info.getSymbols().get(0).getSymbol()).isEqualTo("BTCUSDT");
        assertThat(info.getSymbols().get(0).getFilters())
                .extracting(Filter::getFilterType)
                .contains("PRICE_FILTER", "LOT_SIZE", "MARKET_LOT_SIZE", "NOTIONAL", "PERCENT_PRICE_BY_SIDE");
        assertThat(info.getSymbols().get(0).getFilters()[0].getTickSize()).isEqualTo("1.00000000");
    }

    @Test
    void readsPublicTrades() throws Exception {
        List<BinanceAggTrades> rows =
                market.aggTradesAllProducts(CurrencyPair.BTC_USDT, null, TestBars.T0, TestBars.minute(1) - 1, 1_000);
        Trades trades = market.getTrades((Instrument) CurrencyPair.BTC_USDT);

        assertThat(rows).hasSize(12);
        assertThat(rows.get(11).lastTradeId - rows.get(0).firstTradeId + 1).isEqualTo(40);
        // Ten closed bars of 12 rows, and of the forming one what was traded in its first 41 seconds.
        assertThat(trades.getTrades()).hasSizeBetween(120, 131);
    }

    @Test
    void readsTickersAndTheBook() throws Exception {
        Ticker ticker = market.getTicker((Instrument) CurrencyPair.BTC_USDT);
        OrderBook book = market.getOrderBook((Instrument) CurrencyPair.BTC_USDT);

        assertThat(ticker.getLast()).isEqualByComparingTo("113");
        assertThat(book.getBids().get(0).getLimitPrice()).isEqualByComparingTo("113");
        assertThat(market.tickerAllBookTickers()).hasSize(1);
    }

    @Test
    void readsTheServersTime() throws Exception {
        assertThat(market.binanceTime().getServerTime()).isEqualTo(clock.instant());
    }

    @Test
    void understandsARefusal() {
        assertThatThrownBy(() -> market.klines(CurrencyPair.ETH_BTC, KlineInterval.m1, 5, null, null))
                .isInstanceOfSatisfying(
                        BinanceException.class, e -> assertThat(e.getCode()).isEqualTo(-1121));
    }
}
