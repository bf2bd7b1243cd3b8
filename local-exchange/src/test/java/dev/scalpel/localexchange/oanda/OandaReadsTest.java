package dev.scalpel.localexchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in lists, and what it refuses to. */
class OandaReadsTest extends OandaFixture {

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer other, 401", "Authorization, Basic x, 401", "Accept-Datetime-Format, ISO, 400"})
    void aRequestWithoutTheTokenOrWithAnUnknownFormatIsRefused(String name, String value, int status) {
        Reply reply = send("GET", "/v3/accounts", "", name, value);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at("/errorMessage")).isNotEmpty();
    }

    @Test
    void anotherAccountIsForbidden() {
        assertThat(send("GET", "/v3/accounts/101-004-7654321-001/summary", "").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/summary?x=1", "/pricing", "/pricing?instruments=XXX_YYY", "/orders?state=OPEN"})
    void whatTheEndpointDoesNotHaveIsRefused(String path) {
        assertThat(get(path).status()).isEqualTo(400);
    }

    @Test
    void aBodyMustBeJsonAndSayso() {
        String orders = "/v3/accounts/" + ID + "/orders";
        assertThat(send("POST", orders, "{'order': {}}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", orders, "{'order': ").status()).isEqualTo(400);
        assertThat(send("PUT", orders, "{}").status()).isEqualTo(405);
    }

    @Test
    void theAccountIsListedWithItsSummaryAndInstruments() {
        assertThat(send("GET", "/v3/accounts", "").at("/accounts/0/id")).isEqualTo(ID);
        buy(1000);
        Reply summary = get("/summary");
        assertThat(summary.at("/account/currency")).isEqualTo("EUR");
        assertThat(summary.json().at("/account/hedgingEnabled").asBoolean()).isFalse();
        // 1,000 dollars are 816.3265 EUR while EUR/USD is at its low of 1.225; 4 % of them.
        assertThat(summary.at("/account/marginUsed")).isEqualTo("32.6531");
        assertThat(summary.at("/account/openTradeCount")).isEqualTo("1");
        JsonNode instrument = get("/instruments?instruments=USD_JPY").json().at("/instruments/0");
        assertThat(instrument.path("displayPrecision").asInt()).isEqualTo(3);
        assertThat(instrument.path("tradeUnitsPrecision").asInt()).isZero();
        assertThat(instrument.path("minimumTradeSize").asText()).isEqualTo("1");
        assertThat(instrument.path("marginRate").asText()).isEqualTo("0.04");
    }

    @Test
    void candlesHaveNoRowForAMinuteWithoutAPriceAndTheLastIsForming() {
        JsonNode all = candles("?granularity=M1&count=5000&price=MBA");
        assertThat(all).hasSize(100);
        assertThat(all.get(0).path("time").asText()).isEqualTo("2026-11-17T10:20:00.000000000Z");
        assertThat(all.get(0).at("/mid/h").asText()).isEqualTo("103.000");
        assertThat(all.get(0).path("volume").asInt()).isEqualTo(40);
        assertThat(all.get(98).path("complete").asBoolean()).isTrue();
        assertThat(all.get(99).path("complete").asBoolean()).isFalse();
        assertThat(all.get(99).at("/ask/h").asText()).isEqualTo("100.000");
        assertThat(times("?granularity=M1&from=2026-11-17T11:19:00Z&count=2"))
                .containsExactly("2026-11-17T11:19:00.000000000Z", "2026-11-17T11:21:00.000000000Z");
        assertThat(times("?granularity=M1&from=2026-11-17T11:19:00Z&count=1&includeFirst=false"))
                .containsExactly("2026-11-17T11:21:00.000000000Z");
        assertThat(times("?granularity=M1&from=1794914340&to=2026-11-17T11:20:00Z"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?granularity=M7",
                "?count=10",
                "?granularity=M1&count=5001",
                "?granularity=M1&from=2026-11-17T13:00:00Z",
                "?granularity=M1&from=yesterday",
                "?granularity=M1&from=1&to=2&count=3",
                "?granularity=M1&from=2026-11-01T00:00:00Z&to=2026-11-17T12:00:00Z",
                "?granularity=M1&price=X"
            })
    void candlesThatCannotBeListedAreRefused(String query) {
        assertThat(send("GET", "/v3/instruments/USD_JPY/candles" + query, "").status())
                .isEqualTo(400);
    }

    @Test
    void transactionsArePagedByTimeAndReadById() {
        for (int i = 0; i < 5; i++) {
            buy(1);
        }
        Reply pages = get("/transactions?from=2026-11-17T12:00:00Z&pageSize=4&type=ORDER_FILL");
        assertThat(pages.json().path("count").asInt()).isEqualTo(5);
        List<String> ids = new ArrayList<>();
        for (JsonNode page : pages.json().path("pages")) {
            assertThat(page.asText()).startsWith(exchange.uri() + "/v3/accounts/" + ID + "/transactions/idrange?");
            String path = page.asText().substring(exchange.uri().toString().length());
            send("GET", path, "")
                    .require(200)
                    .json()
                    .path("transactions")
                    .forEach(row -> ids.add(row.path("id").asText()));
        }
        assertThat(ids).containsExactly("4", "6", "8", "10", "12");
        assertThat(get("/transactions/sinceid?id=10").json().at("/transactions"))
                .hasSize(2);
        assertThat(get("/transactions/12").at("/transaction/type")).isEqualTo("ORDER_FILL");
        assertThat(get("/transactions/99").status()).isEqualTo(404);
        assertThat(get("/transactions/sinceid?id=99").status()).isEqualTo(416);
    }

    @Test
    void aPositionHasTwoSidesOfWhichOneIsEmpty() {
        assertThat(get("/positions/USD_JPY").status()).isEqualTo(404);
        buy(-10);
        Reply position = get("/positions/USD_JPY").require(200);
        assertThat(position.at("/position/short/units")).isEqualTo("-10");
        assertThat(position.at("/position/long/units")).isEqualTo("0");
        assertThat(put("/positions/USD_JPY/close", "{'shortUnits': 'ALL'}")
                        .require(200)
                        .at("/shortOrderFillTransaction/reason"))
                .isEqualTo("MARKET_ORDER_POSITION_CLOSEOUT");
        assertThat(get("/openPositions").json().at("/positions")).isEmpty();
        assertThat(get("/positions").json().at("/positions")).hasSize(1);
    }

    @Test
    void conversionIsWorseForGainsAndDearerForLossesWhereTheVenueTakesAMarkup() {
        exchange.close();
        try (Marked marked = new Marked()) {
            JsonNode price = marked.get("/pricing?instruments=USD_JPY&includeHomeConversions=true")
                    .json();
            BigDecimal gain = new BigDecimal(price.at("/prices/0/quoteHomeConversionFactors/positiveUnits")
                    .asText());
            BigDecimal loss = new BigDecimal(price.at("/prices/0/quoteHomeConversionFactors/negativeUnits")
                    .asText());
            assertThat(loss.divide(gain, 6, java.math.RoundingMode.HALF_UP)).isEqualByComparingTo("1.010050");
            assertThat(price.at("/homeConversions/0/currency").asText()).isEqualTo("JPY");
        }
    }

    /** The same account with a markup of half a percent. */
    private static final class Marked extends OandaFixture implements AutoCloseable {

        Marked() {
            super(new OandaExchange.Account("EUR", false, new BigDecimal("0.005")));
        }

        @Override
        public void close() {
            stop();
        }
    }

    private JsonNode candles(String query) {
        return send("GET", "/v3/instruments/USD_JPY/candles" + query, "")
                .require(200)
                .json()
                .path("candles");
    }

    private List<String> times(String query) {
        List<String> times = new ArrayList<>();
        candles(query).forEach(row -> times.add(row.path("time").asText()));
        return times;
    }
}
