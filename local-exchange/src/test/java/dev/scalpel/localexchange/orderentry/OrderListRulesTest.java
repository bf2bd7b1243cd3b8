package dev.scalpel.localexchange.orderentry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which legs an OCO may have and how their prices lie, as rest-api.md ("New Order list - OCO") and errors.md (-1158 to
 * -1199) say. The price is 100.
 */
class OrderListRulesTest extends TradingFixture {

    @BeforeEach
    void haveCoins() {
        exchange.deposit("BTC", new BigDecimal("10"));
    }

    @ParameterizedTest(name = "{0} {1} above {2}")
    @CsvSource(delimiter = '|', textBlock = """
            SELL | LIMIT           | STOP_LOSS         | -1158 | Order type not supported in OCO.
            SELL | MARKET          | STOP_LOSS         | -1158 | Order type not supported in OCO.
            SELL | LIMIT_MAKER     | LIMIT             | -1158 | Order type not supported in OCO.
            SELL | LIMIT_MAKER     | LIMIT_MAKER       | -1168 | At least one OCO order must be contingent.
            BUY  | LIMIT_MAKER     | STOP_LOSS         | -1165 | A limit order in a buy OCO must be below.
            SELL | STOP_LOSS       | LIMIT_MAKER       | -1166 | A limit order in a sell OCO must be above.
            BUY  | TAKE_PROFIT     | STOP_LOSS         | -1196 | A stop loss order in a buy OCO must be above.
            BUY  | STOP_LOSS       | STOP_LOSS_LIMIT   | -1196 | A stop loss order in a buy OCO must be above.
            SELL | STOP_LOSS       | STOP_LOSS         | -1197 | A stop loss order in a sell OCO must be below.
            SELL | STOP_LOSS_LIMIT | TAKE_PROFIT       | -1197 | A stop loss order in a sell OCO must be below.
            BUY  | TAKE_PROFIT     | LIMIT_MAKER       | -1198 | A take profit order in a buy OCO must be below.
            SELL | LIMIT_MAKER     | TAKE_PROFIT       | -1199 | A take profit order in a sell OCO must be above.
            SELL | TAKE_PROFIT     | TAKE_PROFIT_LIMIT | -1199 | A take profit order in a sell OCO must be above.
            """)
    void theseLegsAreRefused(String side, String above, String below, int code, String message) throws Exception {
        TestClient.Reply refused = pair(side, above, "110", below, "90");

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.message()).isEqualTo(message);
        assertThat(exchange.orders()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} above {2}")
    @CsvSource({
        "SELL, LIMIT_MAKER, STOP_LOSS",
        "SELL, LIMIT_MAKER, STOP_LOSS_LIMIT",
        "SELL, TAKE_PROFIT, STOP_LOSS",
        "SELL, TAKE_PROFIT_LIMIT, STOP_LOSS_LIMIT",
        "BUY, STOP_LOSS, LIMIT_MAKER",
        "BUY, STOP_LOSS_LIMIT, TAKE_PROFIT",
        "BUY, STOP_LOSS, TAKE_PROFIT_LIMIT"
    })
    void theseLegsAreAccepted(String side, String above, String below) throws Exception {
        assertThat(pair(side, above, "110", below, "90").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} {2} above {3} {4}")
    @CsvSource({
        "SELL, LIMIT_MAKER, 100, STOP_LOSS, 90",
        "SELL, LIMIT_MAKER, 110, STOP_LOSS, 100",
        "SELL, TAKE_PROFIT, 95, STOP_LOSS, 90",
        "BUY, STOP_LOSS, 100, LIMIT_MAKER, 90",
        "BUY, STOP_LOSS, 110, TAKE_PROFIT, 101"
    })
    void pricesOnTheWrongSideOfTheLastPriceAreRefused(
            String side, String above, String abovePrice, String below, String belowPrice) throws Exception {
        TestClient.Reply refused = pair(side, above, abovePrice, below, belowPrice);

        assertThat(refused.code()).isEqualTo(-2010);
        assertThat(refused.message()).isEqualTo("The relationship of the prices for the orders is not correct.");
    }

    @Test
    void theLimitOfATakeProfitLimitMustBeBeyondThePriceToo() throws Exception {
        TestClient.Reply refused = client.signed(
                "POST",
                "/api/v3/orderList/oco",
                "symbol",
                "BTCUSDT",
                "side",
                "SELL",
                "quantity",
                "1",
                "aboveType",
                "TAKE_PROFIT_LIMIT",
                "aboveStopPrice",
                "110",
                "abovePrice",
                "99",
                "aboveTimeInForce",
                "GTC",
                "belowType",
                "STOP_LOSS",
                "belowStopPrice",
                "90");

        assertThat(refused.message()).isEqualTo("The relationship of the prices for the orders is not correct.");
    }

    @Test
    void thePendingPairOfAnOtocoFollowsTheSameRules() throws Exception {
        String[] parameters = otocoParameters("GTC", "99", "1", "110", "90");
        parameters[List.of(parameters).indexOf("LIMIT_MAKER")] = "STOP_LOSS";
        parameters[List.of(parameters).indexOf("pendingAbovePrice")] = "pendingAboveStopPrice";

        assertThat(client.signed("POST", "/api/v3/orderList/otoco", parameters).code())
                .isEqualTo(-1197);
    }

    @Test
    void aStopBeyondThePriceIsRefusedWithTheDocumentedMessage() throws Exception {
        TestClient.Reply refused =
                client.signed("POST", "/api/v3/order", order("SELL", "STOP_LOSS", "quantity", "1", "stopPrice", "100"));

        assertThat(refused.code()).isEqualTo(-2010);
        assertThat(refused.message()).isEqualTo("Order would trigger immediately.");
    }

    @Test
    void theResponseToAnOtocoShowsItsLegsAsPendingThoughItsEntryFilledAtOnce() throws Exception {
        JsonNode answer = otoco("105", "1", "120", "90");

        assertThat(statuses()).containsExactly("FILLED", "NEW", "NEW");
        assertThat(answer.get("orderReports").findValuesAsText("status"))
                .containsExactly("FILLED", "PENDING_NEW", "PENDING_NEW");
    }

    private TestClient.Reply pair(String side, String above, String abovePrice, String below, String belowPrice)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT", "side", side, "quantity", "1"));
        all.addAll(leg("above", above, abovePrice));
        all.addAll(leg("below", below, belowPrice));
        return client.signed("POST", "/api/v3/orderList/oco", all.toArray(String[]::new));
    }

    private static List<String> leg(String prefix, String type, String price) {
        List<String> leg = new ArrayList<>(List.of(prefix + "Type", type));
        boolean stops = type.startsWith("STOP") || type.startsWith("TAKE");
        boolean limits = type.contains("LIMIT");
        if (stops) {
            leg.addAll(List.of(prefix + "StopPrice", price));
        }
        if (limits) {
            leg.addAll(List.of(prefix + "Price", price));
        }
        if (limits && !type.equals("LIMIT_MAKER")) {
            leg.addAll(List.of(prefix + "TimeInForce", "GTC"));
        }
        return leg;
    }
}
