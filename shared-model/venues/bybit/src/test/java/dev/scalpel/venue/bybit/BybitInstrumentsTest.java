package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.TradePage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows in the form of the pages "Get Instruments Info", "Get Kline" and "Get Recent Public Trades". */
class BybitInstrumentsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final long DAY = 86_400_000;

    @Test
    void ofTheLimitsTheStricterOneHoldsAndTheDeprecatedMinimumDoesNot() throws Exception {
        VenueInstrument instrument = instrument("Trading");
        assertThat(instrument.filters().tickSize()).isEqualByComparingTo("0.01");
        assertThat(instrument.filters().stepSize()).isEqualByComparingTo("0.000001");
        assertThat(instrument.filters().minQuantity()).isZero();
        assertThat(instrument.filters().maxQuantity()).isEqualByComparingTo("41");
        assertThat(instrument.filters().minNotional()).isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource({"Trading, OPEN", "PreLaunch, CLOSED", "Delivering, CLOSED", "Closed, CLOSED", "Paused, UNKNOWN"})
    void eachStatusIsKnown(String status, MarketStatus expected) throws Exception {
        assertThat(instrument(status).status()).isEqualTo(expected);
    }

    @Test
    void barsThatBeginYearsLaterAreFoundByTheDailyOnes() throws Exception {
        long listed = 800 * DAY;
        try (BybitStub venue = new BybitStub()
                .results(
                        "{\"list\":[]}",
                        "{\"list\":[" + kline(801 * DAY) + "," + kline(listed) + "]}",
                        "{\"list\":[]}",
                        "{\"list\":[" + kline(listed + 1_061 * 60_000) + "," + kline(listed + 1_060 * 60_000) + "]}")) {
            List<Kline> bars = bars(venue).read(BTC, 0, 1);
            assertThat(bars).extracting(Kline::openTime).containsExactly(listed + 1_060 * 60_000);
            assertThat(venue.arrivals())
                    .extracting(arrival -> arrival.parameters().get("interval") + " "
                            + arrival.parameters().get("start"))
                    .containsExactly("1 0", "D 0", "1 " + listed, "1 " + (listed + 1_000 * 60_000));
        }
    }

    @Test
    void whereNoDayHasBarsThereAreNone() throws Exception {
        try (BybitStub venue = new BybitStub().results("{\"list\":[]}", "{\"list\":[]}")) {
            assertThat(bars(venue).read(BTC, 0, 10)).isEmpty();
            assertThat(venue.arrivals()).hasSize(2);
        }
    }

    @Test
    void aFullPageOfTradesIsCompleteAfterItsOldestMillisecond() throws Exception {
        try (BybitStub venue = new BybitStub()
                .results("{\"list\":[" + trade(3, 2_000) + "," + trade(2, 1_000) + "," + trade(1, 1_000) + "]}")) {
            TradePage page = new BybitBars(BybitHttp.of(venue.connection(), address(venue)), Category.SPOT, 3)
                    .trades(BTC, Instant.EPOCH, Instant.ofEpochMilli(10_000));
            assertThat(page.completeFrom()).isEqualTo(Instant.ofEpochMilli(1_001));
            assertThat(page.trades()).extracting(trade -> trade.id()).containsExactly("3");
        }
    }

    private static BybitBars bars(BybitStub venue) {
        return new BybitBars(BybitHttp.of(venue.connection(), address(venue)), Category.SPOT, 60);
    }

    private static java.net.URI address(BybitStub venue) {
        return venue.connection().address().loopback().orElseThrow();
    }

    private static String kline(long time) {
        return "[\"" + time + "\",\"1\",\"2\",\"1\",\"2\",\"10\",\"15\"]";
    }

    private static String trade(int id, long time) {
        return "{\"execId\":\"" + id + "\",\"symbol\":\"BTCUSDT\",\"price\":\"100\",\"size\":\"1\",\"side\":\"Buy\","
                + "\"time\":\"" + time + "\"}";
    }

    private static VenueInstrument instrument(String status) throws Exception {
        JsonNode row = new ObjectMapper()
                .readTree("{\"symbol\":\"BTCUSDT\",\"status\":\"" + status + "\",\"lotSizeFilter\":{"
                        + "\"basePrecision\":\"0.000001\",\"minOrderQty\":\"0.000048\",\"maxOrderQty\":\"71.7\","
                        + "\"minOrderAmt\":\"5\",\"maxLimitOrderQty\":\"83\",\"maxMarketOrderQty\":\"41\"},"
                        + "\"priceFilter\":{\"tickSize\":\"0.01\"}}");
        return BybitInstruments.spot(BTC, row);
    }
}
