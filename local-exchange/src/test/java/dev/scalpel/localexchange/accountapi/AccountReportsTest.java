package dev.scalpel.localexchange.accountapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the account can ask about itself besides orders and fills (rest-api.md, "Account Endpoints"). */
class AccountReportsTest extends TradingFixture {

    @Test
    void allOrderListsAreFoundByIdByTimeAndNewestFirstOfAll() throws Exception {
        place("BUY", "MARKET", "quantity", "1");
        oco("0.2", "150", "50", "49");
        clock.advance(Duration.ofSeconds(5));
        oco("0.2", "151", "50", "49");
        long second = clock.millis();

        assertThat(client.signedOk("GET", "/api/v3/allOrderList")).hasSize(2);
        assertThat(firstId(client.signedOk("GET", "/api/v3/allOrderList", "limit", "1")))
                .isEqualTo(2);
        assertThat(firstId(client.signedOk("GET", "/api/v3/allOrderList", "fromId", "1", "limit", "1")))
                .isEqualTo(1);
        JsonNode timed = client.signedOk("GET", "/api/v3/allOrderList", "startTime", Long.toString(second));
        assertThat(timed).hasSize(1);
        assertThat(timed.at("/0/orders")).hasSize(2);
    }

    @Test
    void coinsReportBalancesWithoutDepositsAndWithdrawals() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "60");

        JsonNode coins = client.signedOk("GET", "/sapi/v1/capital/config/getall");

        assertThat(coins.get(0).get("coin").asText()).isEqualTo("BTC");
        assertThat(coins.get(1).get("free").asText()).isEqualTo("9940");
        assertThat(coins.get(1).get("locked").asText()).isEqualTo("60");
        assertThat(coins.get(1).at("/networkList/0/withdrawEnable").asBoolean()).isFalse();
    }

    @Test
    void relevantFiltersAreThoseOfExchangeInfo() throws Exception {
        JsonNode filters = client.signedOk("GET", "/api/v3/myFilters", "symbol", "BTCUSDT");

        assertThat(filters.get("symbolFilters"))
                .isEqualTo(client.ok("/api/v3/exchangeInfo").at("/symbols/0/filters"));
    }

    @Test
    void commissionHasAStandardRateButNoSpecialRateAndNoTax() throws Exception {
        JsonNode rates = client.signedOk("GET", "/api/v3/account/commission", "symbol", "BTCUSDT");
        assertThat(rates.at("/standardCommission/taker").asText()).isEqualTo("0.00100000");
        assertThat(rates.at("/specialCommission/taker").asText()).isEqualTo("0.00000000");
        assertThat(rates.at("/taxCommission/buyer").asText()).isEqualTo("0.00000000");

        JsonNode ofOrder = client.signedOk(
                "POST",
                "/api/v3/order/test",
                order("BUY", "MARKET", "quantity", "1", "computeCommissionRates", "true"));
        assertThat(ofOrder.at("/standardCommissionForOrder/maker").asText()).isEqualTo("0.00100000");
        assertThat(ofOrder.at("/standardCommissionForOrder").has("buyer")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v3/allOrderList, fromId;startTime, 1;1, -1128",
        "GET, /api/v3/allOrderList, startTime;endTime, 1;86400002, -1127",
        "GET, /api/v3/myAllocations, symbol;startTime;endTime, BTCUSDT;1;86400002, -1127",
        "GET, /api/v3/myPreventedMatches, symbol, BTCUSDT, -1128",
        "GET, /api/v3/myPreventedMatches, symbol;preventedMatchId;limit, BTCUSDT;1;5, -1128",
        "GET, /api/v3/myFilters, symbol, NOPE, -1121",
        "POST, /api/v3/order/test, symbol;side;type;quantity;computeCommissionRates, BTCUSDT;BUY;MARKET;1;yes, -1130",
        "POST, /api/v3/sor/order, symbol;side;type;quantity, BTCUSDT;BUY;MARKET;1, -1013",
        "POST, /api/v3/sor/order/test, symbol;side;type;quantity, NOPE;BUY;MARKET;1, -1121",
        "POST, /api/v3/orderList/opo, symbol;workingType, BTCUSDT;LIMIT, -1013",
        "POST, /api/v3/orderList/opoco, symbol;workingType, BTCUSDT;LIMIT, -1013",
    })
    void refusesAsTheVenueDoes(String method, String path, String names, String values, int code) throws Exception {
        String[] name = names.split(";");
        String[] value = values.split(";");
        String[] both = new String[2 * name.length];
        for (int i = 0; i < name.length; i++) {
            both[2 * i] = name[i];
            both[2 * i + 1] = value[i];
        }

        TestClient.Reply reply = client.signed(method, path, both);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void marginPairsAreReportedToWhoeverSendsTheKey() throws Exception {
        assertThat(client.get("/sapi/v1/margin/allPairs").code()).isEqualTo(-2014);
        assertThat(client.signedOk("GET", "/sapi/v1/margin/allPairs")).isEmpty();
        assertThat(client.signedOk("GET", "/sapi/v1/margin/isolated/allPairs")).isEmpty();
    }

    private static long firstId(JsonNode lists) {
        return lists.get(0).get("orderListId").asLong();
    }
}
