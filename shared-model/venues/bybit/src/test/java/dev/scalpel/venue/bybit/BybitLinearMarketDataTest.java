package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.FundingReader;
import dev.scalpel.venue.market.MarkPrice;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contracts, their mark prices and fundings, in the form of the pages that each test names. */
class BybitLinearMarketDataTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final long HOUR = 3_600_000;

    private final BybitStub venue = new BybitStub();
    private final MarketDataVenue market = new BybitLinearAdapter().market(venue.connection());

    @AfterEach
    void close() {
        venue.close();
    }

    /** The example of "Get Instruments Info". */
    private static String instrument(String type, long launched) {
        return "{\"list\":[{\"symbol\":\"BTCUSDT\",\"contractType\":\"" + type + "\",\"status\":\"Trading\","
                + "\"launchTime\":\"" + launched + "\",\"leverageFilter\":{\"maxLeverage\":\"100.00\"},"
                + "\"priceFilter\":{\"minPrice\":\"0.10\",\"maxPrice\":\"1999999.80\",\"tickSize\":\"0.10\"},"
                + "\"lotSizeFilter\":{\"maxOrderQty\":\"1190.000\",\"minOrderQty\":\"0.001\",\"qtyStep\":\"0.001\","
                + "\"maxMktOrderQty\":\"500.000\",\"minNotionalValue\":\"5\"},\"fundingInterval\":480,"
                + "\"settleCoin\":\"USDT\"}]}";
    }

    @Test
    void aContractHasItsIncrementsAndTheSmallerOfTheLimits() throws Exception {
        venue.results(instrument("LinearPerpetual", 0));
        VenueInstrument found = market.instruments().orElseThrow().read(BTC);
        assertThat(found.instrument().id()).hasToString("bybit-linear/BTC-USDT");
        assertThat(found.instrument().kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(found.instrument().settlement()).isEqualTo("USDT");
        assertThat(found.instrument().shortable()).isTrue();
        assertThat(found.instrument().fundingInterval()).contains(Duration.ofHours(8));
        assertThat(found.filters().tickSize()).isEqualByComparingTo("0.1");
        assertThat(found.filters().stepSize()).isEqualByComparingTo("0.001");
        assertThat(found.filters().minQuantity()).isEqualByComparingTo("0.001");
        assertThat(found.filters().maxQuantity()).isEqualByComparingTo("500");
        assertThat(found.filters().minNotional()).isEqualByComparingTo("5");
    }

    @Test
    void aContractWithADeliveryDateIsNotListed() {
        venue.results(instrument("LinearFutures", 0));
        assertThat(catchThrowableOfType(
                                VenueException.class,
                                () -> market.instruments().orElseThrow().read(BTC))
                        .kind())
                .isEqualTo(VenueException.Kind.NOT_LISTED);
    }

    @Test
    void aMarkPriceHasTheTimeOfItsResponse() throws Exception {
        venue.results("{\"list\":[{\"symbol\":\"BTCUSDT\",\"markPrice\":\"101.5\",\"indexPrice\":\"101\","
                + "\"fundingRate\":\"-0.0002\",\"nextFundingTime\":\"1760371200000\"}]}");
        MarkPrice price = market.markPrices().orElseThrow().read(BTC);
        assertThat(price.time()).isEqualTo(BybitStub.NOW);
        assertThat(price.mark()).isEqualByComparingTo("101.5");
        assertThat(price.nextFundingRate()).isEqualByComparingTo("-0.0002");
        assertThat(price.nextFundingTime()).isEqualTo(1_760_371_200_000L);
    }

    /** "Get Premium Index Price Kline": five columns, newest first. */
    @Test
    void aPremiumIndexIsReadOldestFirst() throws Exception {
        venue.results("{\"symbol\":\"BTCUSDT\",\"category\":\"linear\",\"list\":["
                + "[\"1652486460000\",\"0.000291\",\"0.000291\",\"-0.000019\",\"0.000081\"],"
                + "[\"1652486400000\",\"-0.0004\",\"0.0001\",\"-0.0005\",\"0.000291\"]]}");

        List<PriceRow> rows = market.prices().orElseThrow().read(PriceSeries.PREMIUM, BTC, 1_652_486_400_000L, 2);

        assertThat(rows)
                .containsExactly(
                        new PriceRow(1_652_486_400_000L, -0.0004, 0.0001, -0.0005, 0.000291),
                        new PriceRow(1_652_486_460_000L, 0.000291, 0.000291, -0.000019, 0.000081));
        assertThat(venue.last().path()).isEqualTo("/v5/market/premium-index-price-kline");
        assertThat(venue.last().parameters())
                .containsEntry("category", "linear")
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("interval", "1")
                .containsEntry("start", "1652486400000")
                .containsEntry("end", "1652486519999")
                .containsEntry("limit", "2");
    }

    @Test
    void marksComeFromTheirOwnCallAndSpotHasNone() throws Exception {
        venue.results("{\"list\":[[\"1652486400000\",\"17164.16\",\"17164.16\",\"17121.5\",\"17131.64\"]]}");
        assertThat(market.prices().orElseThrow().read(PriceSeries.MARK, BTC, 1_652_486_400_000L, 1_000))
                .containsExactly(new PriceRow(1_652_486_400_000L, 17164.16, 17164.16, 17121.5, 17131.64));
        assertThat(venue.last().path()).isEqualTo("/v5/market/mark-price-kline");
        assertThat(market.prices().orElseThrow().pageSize()).isEqualTo(1_000);
        assertThat(new BybitAdapter().market(venue.connection()).prices()).isEmpty();
    }

    @Test
    void aResultWithoutListAndARowWithoutCloseAreFailures() {
        venue.results("{}", "{\"list\":[[\"1652486400000\",\"1\",\"1\",\"1\"]]}");
        PriceReader prices = market.prices().orElseThrow();
        assertThatThrownBy(() -> prices.read(PriceSeries.MARK, BTC, 1_652_486_400_000L, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("the response has no list");
        assertThatThrownBy(() -> prices.read(PriceSeries.MARK, BTC, 1_652_486_400_000L, 1))
                .isInstanceOf(NumberFormatException.class);
    }

    private static String fundings(long... hours) {
        List<String> rows = new ArrayList<>();
        for (long hour : hours) {
            rows.add("{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"0.0001\",\"fundingRateTimestamp\":\"" + hour * HOUR
                    + "\"}");
        }
        return "{\"list\":[" + String.join(",", rows) + "]}";
    }

    private List<Long> read(long fromHour, int rows) throws Exception {
        FundingReader reader = market.funding().orElseThrow();
        return reader.read(BTC, fromHour * HOUR, rows).stream()
                .map(FundingRate::time)
                .map(time -> time / HOUR)
                .toList();
    }

    private List<String> spans() {
        return venue.arrivals().stream()
                .filter(arrival -> arrival.path().equals("/v5/market/funding/history"))
                .map(arrival -> hours(arrival.parameters().get("startTime"), 0) + "-"
                        + hours(arrival.parameters().get("endTime"), 1))
                .toList();
    }

    private static long hours(String millis, int more) {
        return (Long.parseLong(millis) + more) / HOUR;
    }

    /** "Passing only startTime returns an error"; rows come newest first. */
    @Test
    void aPageIsASpanWithOneRowLessThanAResponseHas() throws Exception {
        venue.results(instrument("LinearPerpetual", 0), fundings(24, 16, 8));
        assertThat(read(8, 4)).containsExactly(8L, 16L, 24L);
        assertThat(spans()).containsExactly("8-32");
    }

    @Test
    void aFullResponseIsHalvedUntilItHidesNothing() throws Exception {
        venue.results(
                instrument("LinearPerpetual", 0),
                fundings(31, 30, 29, 28),
                fundings(19, 18, 17, 16),
                fundings(12, 10, 8));
        assertThat(read(8, 4)).containsExactly(8L, 10L, 12L);
        assertThat(spans()).containsExactly("8-32", "8-20", "8-14");
    }

    @Test
    void anEmptySpanIsPassedAndNothingIsRequestedBeforeTheLaunch() throws Exception {
        venue.results(instrument("LinearPerpetual", 1_000 * HOUR), fundings(), fundings(1_032));
        assertThat(read(8, 4)).containsExactly(1_032L);
        assertThat(spans()).containsExactly("1000-1024", "1024-1048");
    }

    @Test
    void oneRowIsTheOldest() throws Exception {
        venue.results(instrument("LinearPerpetual", 0), fundings(8));
        assertThat(read(8, 1)).containsExactly(8L);
    }

    @Test
    void afterTheNewestThereAreNone() throws Exception {
        long now = BybitStub.NOW / HOUR;
        venue.results(instrument("LinearPerpetual", 0), fundings());
        assertThat(read(now - 1, 200)).isEmpty();
        assertThat(venue.arrivals()).hasSize(2);
    }
}
