package dev.scalpel.venue.binance.usdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.MarkPrice;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsdmMarketDataTest {

    private final UsdmStub venue = new UsdmStub();
    private final MarketDataVenue market = venue.market();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aBarHasItsTakerFlow() throws Exception {
        venue.answer("GET /fapi/v1/klines", """
                [[1795176000000, "96.50", "97.25", "96.00", "97.00", "12.500", 1795176059999, "1212.5", 41, "7.250",
                  "703.25", "0"]]""");

        List<Kline> rows = market.klines().orElseThrow().read(UsdmStub.BTC, 1795176000000L, 1_500);

        assertThat(rows)
                .containsExactly(new Kline(1795176000000L, 1795176059999L, 96.5, 97.25, 96, 97, 12.5, 41, 7.25));
        assertThat(venue.last().query())
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("interval", "1m")
                .containsEntry("startTime", "1795176000000")
                .containsEntry("limit", "1500");
        assertThat(market.klines().orElseThrow().pageSize()).isEqualTo(1_500);
    }

    @Test
    void aTradeAggregatesAsManyAsItsIdsSay() throws Exception {
        venue.answer("GET /fapi/v1/aggTrades", """
                [{"a": 26129, "p": "96.50", "q": "4.700", "nq": "4.700", "f": 100, "l": 105, "T": 1795176000123, "m": true}]""");
        Instant from = Instant.ofEpochMilli(1795176000000L);

        TradePage page = market.trades().read(UsdmStub.BTC, from, from.plus(Duration.ofMinutes(1)));

        assertThat(page.trades())
                .containsExactly(new PublicTrade(
                        "26129",
                        Instant.ofEpochMilli(1795176000123L),
                        new BigDecimal("96.50"),
                        new BigDecimal("4.700"),
                        false,
                        6));
        assertThat(page.completeTo()).isEqualTo(from.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aPageOfTradesSpansAtMostAnHour() throws Exception {
        venue.answer("GET /fapi/v1/aggTrades", "[]");
        Instant from = Instant.ofEpochMilli(1795176000000L);
        TradePage page = market.trades().read(UsdmStub.BTC, from, from.plus(Duration.ofHours(5)));
        assertThat(page.completeTo()).isEqualTo(from.plus(Duration.ofHours(1)));
        assertThat(venue.last().query()).containsEntry("endTime", String.valueOf(1795176000000L + 3_600_000 - 1));
    }

    @Test
    void aPerpetualHasTheStricterFiltersAndItsKindsOfOrder() throws Exception {
        VenueInstrument read = market.instruments().orElseThrow().read(UsdmStub.BTC);

        Instrument instrument = read.instrument();
        assertThat(instrument.id()).hasToString("binance-usdm/BTC-USDT");
        assertThat(instrument.kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(instrument.settlement()).isEqualTo("USDT");
        assertThat(instrument.shortable()).isTrue();
        assertThat(instrument.fundingInterval()).contains(Duration.ofHours(8));
        assertThat(instrument.filters())
                .isEqualTo(new VenueFilters(
                        new BigDecimal("0.1"),
                        new BigDecimal("0.002"),
                        new BigDecimal("0.004"),
                        new BigDecimal("120"),
                        new BigDecimal("50")));
        assertThat(read.status()).isEqualTo(MarketStatus.OPEN);
        assertThat(read.orderKinds())
                .containsExactlyInAnyOrder(
                        OrderKind.LIMIT,
                        OrderKind.MARKET,
                        OrderKind.POST_ONLY,
                        OrderKind.STOP_LIMIT,
                        OrderKind.STOP_MARKET,
                        OrderKind.TARGET_MARKET);
    }

    @Test
    void theFundingIntervalIsTheOneThatIsListed() throws Exception {
        VenueInstrument read = market.instruments().orElseThrow().read(Symbol.parse("TSLA/USDT"));
        assertThat(read.instrument().fundingInterval()).contains(Duration.ofHours(4));
        assertThat(read.status()).isEqualTo(MarketStatus.CLOSED);
        assertThat(read.allows(OrderKind.POST_ONLY)).isFalse();
    }

    @Test
    void aContractWithADeliveryDateIsNotListed() {
        assertThatThrownBy(() -> market.instruments().orElseThrow().read(Symbol.parse("BTC/USDT270326")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_LISTED))
                .hasMessageContaining("lists no perpetual");
    }

    @Test
    void fundingsAreOfTheFullMinute() throws Exception {
        venue.answer("GET /fapi/v1/fundingRate", """
                [{"symbol": "BTCUSDT", "fundingRate": "-0.03750000", "fundingTime": 1795132800003, "markPrice": "96.5"},
                 {"symbol": "BTCUSDT", "fundingRate": "0.00010000", "fundingTime": 1795161600000, "markPrice": ""}]""");
        assertThat(market.funding().orElseThrow().read(UsdmStub.BTC, 1795132800000L, 1_000))
                .containsExactly(
                        new FundingRate(1795132800000L, new BigDecimal("-0.0375")),
                        new FundingRate(1795161600000L, new BigDecimal("0.0001")));
        assertThat(venue.last().query())
                .containsEntry("startTime", "1795132800000")
                .containsEntry("limit", "1000");
    }

    /** The response example of "Premium Index Kline Data". */
    @Test
    void aPremiumIndexHasNoVolumeAndMayBeNegative() throws Exception {
        venue.answer("GET /fapi/v1/premiumIndexKlines", """
                [[1691603820000, "-0.00042931", "-0.00023641", "-0.00059406", "-0.00043659", "0", 1691603879999, "0", 12,
                  "0", "0", "0"]]""");

        PriceReader prices = market.prices().orElseThrow();

        assertThat(prices.read(PriceSeries.PREMIUM, UsdmStub.BTC, 1691603820000L, 3))
                .containsExactly(new PriceRow(1691603820000L, -0.00042931, -0.00023641, -0.00059406, -0.00043659));
        assertThat(venue.last().query())
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("interval", "1m")
                .containsEntry("startTime", "1691603820000")
                .containsEntry("endTime", "1691603999999")
                .containsEntry("limit", "3");
    }

    @Test
    void aPageOfMarkPricesHasTheRowsThatWeighFive() throws Exception {
        venue.answer("GET /fapi/v1/markPriceKlines", """
                [[1591256460000, "9653.29", "9654.66", "9650.60", "9651.38", "0", 1591256519999, "0", 60, "0", "0", "0"]]""");

        PriceReader prices = market.prices().orElseThrow();

        assertThat(prices.pageSize()).isEqualTo(1_000);
        assertThat(prices.read(PriceSeries.MARK, UsdmStub.BTC, 1591256460000L, 1))
                .containsExactly(new PriceRow(1591256460000L, 9653.29, 9654.66, 9650.6, 9651.38));
    }

    @Test
    void aRowThatLacksAPriceIsAFailureAndNoZero() {
        venue.answer("GET /fapi/v1/markPriceKlines", "[[1591256460000, \"9653.29\", null]]");
        assertThatThrownBy(() -> market.prices().orElseThrow().read(PriceSeries.MARK, UsdmStub.BTC, 1591256460000L, 1))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void theMarkPriceComesWithTheNextFunding() throws Exception {
        venue.answer("GET /fapi/v1/premiumIndex", """
                {"symbol": "BTCUSDT", "markPrice": "96.81", "indexPrice": "96.79", "estimatedSettlePrice": "96.78",
                 "lastFundingRate": "0.00038246", "interestRate": "0.00010000", "nextFundingTime": 1795190400000,
                 "time": 1795176030000}""");
        assertThat(market.markPrices().orElseThrow().read(UsdmStub.BTC))
                .isEqualTo(new MarkPrice(
                        1795176030000L,
                        new BigDecimal("96.81"),
                        new BigDecimal("96.79"),
                        new BigDecimal("0.00038246"),
                        1795190400000L));
    }
}
