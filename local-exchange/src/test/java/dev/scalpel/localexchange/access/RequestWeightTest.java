package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weight of each call, as rest-api.md states it ("Weight" with each end point). */
class RequestWeightTest extends TradingFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ping | 1",
                "time | 1",
                "exchangeInfo | 20",
                "executionRules?symbol=BTCUSDT | 2",
                "executionRules?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D | 4",
                "executionRules | 40",
                "depth?symbol=BTCUSDT | 5",
                "depth?symbol=BTCUSDT&limit=100 | 5",
                "depth?symbol=BTCUSDT&limit=101 | 25",
                "depth?symbol=BTCUSDT&limit=501 | 50",
                "depth?symbol=BTCUSDT&limit=9999 | 250",
                "trades?symbol=BTCUSDT | 25",
                "historicalTrades?symbol=BTCUSDT | 25",
                "historicalBlockTrades?symbol=BTCUSDT&fromId=0 | 25",
                "aggTrades?symbol=BTCUSDT | 4",
                "klines?symbol=BTCUSDT&interval=1m | 2",
                "uiKlines?symbol=BTCUSDT&interval=1m | 2",
                "avgPrice?symbol=BTCUSDT | 2",
                "ticker/24hr?symbol=BTCUSDT | 2",
                "ticker/24hr?symbols=%5B%22BTCUSDT%22%5D | 2",
                "ticker/24hr | 80",
                "ticker/tradingDay?symbol=BTCUSDT | 4",
                "ticker/tradingDay?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D | 8",
                "ticker/price?symbol=BTCUSDT | 2",
                "ticker/price?symbols=%5B%22BTCUSDT%22%5D | 4",
                "ticker/price | 4",
                "ticker/bookTicker?symbol=BTCUSDT | 2",
                "ticker/bookTicker | 4",
                "ticker?symbol=BTCUSDT | 4",
                "referencePrice?symbol=BTCUSDT | 2",
                "nothing | 1",
            })
    void weightOfAPublicCall(String query, int weight) throws Exception {
        assertThat(used(client.get("/api/v3/" + query))).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, account, '', '', 20",
        "GET, account/commission, symbol, BTCUSDT, 20",
        "GET, openOrders, symbol, BTCUSDT, 6",
        "GET, openOrders, '', '', 80",
        "GET, allOrders, symbol, BTCUSDT, 20",
        "GET, myTrades, symbol, BTCUSDT, 20",
        "GET, myTrades, symbol;orderId, BTCUSDT;1, 5",
        "GET, order, symbol;orderId, BTCUSDT;1, 4",
        "GET, orderList, orderListId, 1, 4",
        "GET, allOrderList, '', '', 20",
        "GET, openOrderList, '', '', 6",
        "GET, rateLimit/order, '', '', 40",
        "GET, myPreventedMatches, symbol;orderId, BTCUSDT;1, 20",
        "GET, myPreventedMatches, symbol;preventedMatchId, BTCUSDT;1, 2",
        "GET, myAllocations, symbol, BTCUSDT, 20",
        "GET, order/amendments, symbol;orderId, BTCUSDT;1, 4",
        "PUT, order/amend/keepPriority, symbol;orderId;newQty, BTCUSDT;1;1, 4",
        "POST, order/cancelReplace, symbol, BTCUSDT, 1",
        "POST, orderList/oto, symbol, BTCUSDT, 1",
        "POST, orderList/otoco, symbol, BTCUSDT, 1",
        "GET, myFilters, symbol, BTCUSDT, 40",
        "POST, order, symbol, BTCUSDT, 1",
        "POST, order/test, symbol, BTCUSDT, 1",
        "POST, order/test, symbol;computeCommissionRates, BTCUSDT;true, 20",
        "DELETE, order, symbol, BTCUSDT, 1",
        "DELETE, openOrders, symbol, BTCUSDT, 1",
        "POST, orderList/oco, symbol, BTCUSDT, 1",
    })
    void weightOfASignedCall(String method, String path, String names, String values, int weight) throws Exception {
        assertThat(used(client.signed(method, "/api/v3/" + path, parameters(names, values))))
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        "system/status, 1",
        "account/apiRestrictions, 1",
        "asset/tradeFee, 1",
        "capital/config/getall, 10",
        "margin/allPairs, 1",
        "margin/isolated/allPairs, 10",
    })
    void walletCallsHaveTheirOwnSum(String path, int weight) throws Exception {
        TestClient.Reply once = path.equals("system/status")
                ? client.get("/sapi/v1/" + path)
                : client.signed("GET", "/sapi/v1/" + path);

        assertThat(once.status()).isEqualTo(200);
        assertThat(once.raw().headers().firstValue("X-SAPI-USED-IP-WEIGHT-1M")).contains(Integer.toString(weight));
        assertThat(used(client.get("/api/v3/ping"))).isEqualTo(1);
    }

    private static String[] parameters(String names, String values) {
        if (names.isEmpty()) {
            return new String[0];
        }
        String[] name = names.split(";");
        String[] value = values.split(";");
        String[] both = new String[name.length * 2];
        for (int i = 0; i < name.length; i++) {
            both[2 * i] = name[i];
            both[2 * i + 1] = value[i];
        }
        return both;
    }

    private static int used(TestClient.Reply reply) {
        return Integer.parseInt(
                reply.raw().headers().firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow());
    }
}
