package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status, kind of order and filter that enums.md and filters.md of binance-spot-api-docs (a5e0bc3) list. */
class BinanceInstrumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final String SIZES = """
            {"filterType": "PRICE_FILTER", "minPrice": "0.01", "maxPrice": "1000000", "tickSize": "0.01000000"},
            {"filterType": "LOT_SIZE", "minQty": "0.00001000", "maxQty": "9000.00000000", "stepSize": "0.00001000"}""";

    /** The examples of filters.md that we do not use. */
    static Stream<String> otherFilters() {
        return Stream.of(
                "{\"filterType\": \"PERCENT_PRICE\", \"multiplierUp\": \"1.3\", \"multiplierDown\": \"0.7\","
                        + " \"avgPriceMins\": 5}",
                "{\"filterType\": \"PERCENT_PRICE_BY_SIDE\", \"bidMultiplierUp\": \"1.2\", \"bidMultiplierDown\":"
                        + " \"0.2\", \"askMultiplierUp\": \"5\", \"askMultiplierDown\": \"0.8\", \"avgPriceMins\": 1}",
                "{\"filterType\": \"ICEBERG_PARTS\", \"limit\": 10}",
                "{\"filterType\": \"MAX_NUM_ORDERS\", \"maxNumOrders\": 25}",
                "{\"filterType\": \"MAX_NUM_ALGO_ORDERS\", \"maxNumAlgoOrders\": 5}",
                "{\"filterType\": \"MAX_NUM_ICEBERG_ORDERS\", \"maxNumIcebergOrders\": 5}",
                "{\"filterType\": \"MAX_POSITION\", \"maxPosition\": \"10.00000000\"}",
                "{\"filterType\": \"TRAILING_DELTA\", \"minTrailingAboveDelta\": 10, \"maxTrailingAboveDelta\": 2000}",
                "{\"filterType\": \"MAX_NUM_ORDER_AMENDS\", \"maxNumOrderAmends\": 10}",
                "{\"filterType\": \"MAX_NUM_ORDER_LISTS\", \"maxNumOrderLists\": 20}",
                "{\"filterType\": \"MAX_ASSET\", \"asset\": \"USDC\", \"limit\": \"42.00000000\"}",
                "{\"filterType\": \"PRICE_RANGE\", \"minQty\": {\"a\": []}, \"tickSize\": null}",
                "{\"filterType\": [\"NEW\"], \"minNotional\": \"x\"}",
                "{}",
                "7");
    }

    @ParameterizedTest
    @MethodSource("otherFilters")
    void anUnknownFilterChangesNothing(String filter) throws Exception {
        assertThat(read("", filter + ", " + SIZES)).isEqualTo(read("", SIZES));
    }

    @ParameterizedTest
    @CsvSource({
        "TRADING, OPEN, true, true",
        "END_OF_DAY, CLOSED, false, false",
        "HALT, CLOSED, false, false",
        "BREAK, CLOSED, false, false",
        "CANCEL_ONLY, CANCEL_ONLY, false, true",
        "AUCTION_MATCH, UNKNOWN, false, false",
        "'', UNKNOWN, false, false",
    })
    void everySymbolStatusIsMapped(String word, MarketStatus status, boolean orders, boolean cancels) throws Exception {
        VenueInstrument instrument = read("\"status\": \"" + word + "\", ", SIZES);
        assertThat(instrument.status()).isEqualTo(status);
        assertThat(status.takesOrders()).isEqualTo(orders);
        assertThat(status.takesCancels()).isEqualTo(cancels);
    }

    @Test
    void aSymbolThatIsNotForSpotTradingIsClosed() throws Exception {
        assertThat(read("\"status\": \"TRADING\", \"isSpotTradingAllowed\": false, ", SIZES)
                        .status())
                .isEqualTo(MarketStatus.CLOSED);
    }

    @Test
    void everyDocumentedKindOfOrderIsMappedOrIgnored() throws Exception {
        VenueInstrument instrument = read(
                "\"orderTypes\": [\"LIMIT\", \"MARKET\", \"STOP_LOSS\", \"STOP_LOSS_LIMIT\", \"TAKE_PROFIT\","
                        + " \"TAKE_PROFIT_LIMIT\", \"LIMIT_MAKER\", \"NEW\"], \"ocoAllowed\": true, ",
                SIZES);
        // A target rests in an order list here, so a TAKE_PROFIT order is never sent.
        assertThat(instrument.orderKinds())
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(OrderKind.TARGET_MARKET)));
        assertThat(instrument.allows(OrderKind.STOP_MARKET)).isTrue();
        assertThat(instrument.ocoAllowed()).isTrue();
        assertThat(instrument.otoAllowed()).isFalse();
        assertThat(read("", SIZES).orderKinds()).isEmpty();
    }

    @Test
    void theStricterOfLimitAndMarketLotsCounts() throws Exception {
        VenueInstrument instrument = read("", SIZES + """
                , {"filterType": "MARKET_LOT_SIZE", "minQty": "0.00002000", "maxQty": "81.5", "stepSize": "0.00000000"},
                {"filterType": "NOTIONAL", "minNotional": "5.00000000"}""");

        assertThat(instrument.filters().tickSize().toPlainString()).isEqualTo("0.01");
        assertThat(instrument.filters().stepSize().toPlainString()).isEqualTo("0.00001");
        assertThat(instrument.filters().minQuantity()).isEqualByComparingTo("0.00002");
        assertThat(instrument.filters().maxQuantity()).isEqualByComparingTo("81.5");
        assertThat(instrument.filters().minNotional()).isEqualByComparingTo("5");
        assertThat(instrument.filters().multiplier()).isEqualByComparingTo("1");
    }

    @Test
    void filtersOfOlderKindsAreUnderstood() throws Exception {
        VenueInstrument instrument = read("", """
                {"filterType": "PRICE_FILTER", "tickSize": "10"},
                {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "9000", "stepSize": "1"},
                {"filterType": "MARKET_LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0"},
                {"filterType": "MIN_NOTIONAL", "minNotional": "10"}""");

        assertThat(instrument.filters().tickSize().toPlainString()).isEqualTo("10");
        assertThat(instrument.filters().maxQuantity()).isEqualByComparingTo("9000");
        assertThat(instrument.filters().minNotional()).isEqualByComparingTo("10");
    }

    /** filters.md, PRICE_FILTER: 0 disables a rule. rest-api.md: all filters are optional. Precision bounds what is sent. */
    @Test
    void withoutAFilterThePrecisionOfTheAssetsCounts() throws Exception {
        for (String filters : List.of("", "{\"filterType\": \"PRICE_FILTER\", \"tickSize\": \"0.00000000\"}")) {
            VenueInstrument instrument = read("\"baseAssetPrecision\": 6, \"quoteAssetPrecision\": 4, ", filters);
            assertThat(instrument.filters().stepSize().toPlainString()).isEqualTo("0.000001");
            assertThat(instrument.filters().tickSize().toPlainString()).isEqualTo("0.0001");
            assertThat(instrument.filters().minQuantity()).isZero();
            assertThat(instrument.filters().maxQuantity()).isEqualByComparingTo("1e12");
        }
    }

    @Test
    void aSymbolMissingInTheResponseIsNotListed() {
        assertThatThrownBy(() -> BinanceInstruments.instrument(
                        Symbol.parse("ETH/USDT"), JSON.readTree("{\"symbols\": [{\"symbol\": \"BTCUSDT\"}]}")))
                .isInstanceOfSatisfying(VenueException.class, e -> {
                    assertThat(e.kind()).isEqualTo(VenueException.Kind.NOT_LISTED);
                    assertThat(new BinanceAdapter().errors().explain("filters", e))
                            .isSameAs(e);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "{}", "true"})
    void aSizeThatIsNotANumberIsNamed(String size) {
        assertThatThrownBy(() -> read("", "{\"filterType\": \"LOT_SIZE\", \"stepSize\": " + size + "}"))
                .hasMessage("exchangeInfo: stepSize of LOT_SIZE is not a number");
    }

    private static VenueInstrument read(String fields, String filters) throws JsonProcessingException {
        List<String> all = new ArrayList<>(List.of("\"symbol\": \"BTCUSDT\", " + fields));
        all.add("\"filters\": [" + filters + "]");
        return BinanceInstruments.instrument(
                BTC,
                JSON.readTree(
                        "{\"exchangeFilters\": [{\"filterType\": \"EXCHANGE_MAX_NUM_ORDERS\", \"maxNumOrders\": 1}],"
                                + " \"symbols\": [{" + String.join("", all) + "}]}"));
    }
}
