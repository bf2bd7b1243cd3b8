package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of trading share. The bars: opens 100, then each minute 2 down, 3 up, closing 1 above the open. Commission 10 bp. */
abstract class TradingFloor {

    final SettableClock clock = new SettableClock(TestBars.START);
    LocalExchange exchange;
    TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(
                clock,
                List.of(new Listing(TestBars.BTC, TestBars.rising(60), Filters.of("0.01", "0.001"), BigDecimal.ZERO)));
        client = new TestClient(exchange, clock);
        exchange.deposit("USDT", new BigDecimal("10000"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    JsonNode place(String side, String type, String... more) throws Exception {
        return client.signedOk("POST", "/api/v3/order", order(side, type, more));
    }

    static String[] order(String side, String type, String... more) {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT", "side", side, "type", type));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    JsonNode oco(String quantity, String target, String stop, String limit) throws Exception {
        return client.signedOk("POST", "/api/v3/orderList/oco", ocoParameters(quantity, target, stop, limit));
    }

    static String[] ocoParameters(String quantity, String target, String stop, String limit) {
        return new String[] {
            "symbol",
            "BTCUSDT",
            "side",
            "SELL",
            "quantity",
            quantity,
            "aboveType",
            "LIMIT_MAKER",
            "abovePrice",
            target,
            "belowType",
            "STOP_LOSS_LIMIT",
            "belowStopPrice",
            stop,
            "belowPrice",
            limit,
            "belowTimeInForce",
            "GTC"
        };
    }

    JsonNode otoco(String entry, String quantity, String target, String stop) throws Exception {
        return client.signedOk(
                "POST", "/api/v3/orderList/otoco", otocoParameters("GTC", entry, quantity, target, stop));
    }

    static String[] otocoParameters(String timeInForce, String entry, String quantity, String target, String stop) {
        return new String[] {
            "symbol",
            "BTCUSDT",
            "workingType",
            "LIMIT",
            "workingSide",
            "BUY",
            "workingPrice",
            entry,
            "workingQuantity",
            quantity,
            "workingTimeInForce",
            timeInForce,
            "pendingSide",
            "SELL",
            "pendingQuantity",
            quantity,
            "pendingAboveType",
            "LIMIT_MAKER",
            "pendingAbovePrice",
            target,
            "pendingBelowType",
            "STOP_LOSS",
            "pendingBelowStopPrice",
            stop
        };
    }

    TestClient.Reply account(String... namesAndValues) throws Exception {
        return client.signed("GET", "/api/v3/account", namesAndValues);
    }

    List<String> statuses() {
        return exchange.orders().stream().map(order -> order.status().name()).toList();
    }

    void assertBalances(String btc, String btcLocked, String usdt, String usdtLocked) {
        assertThat(exchange.free("BTC")).isEqualByComparingTo(btc);
        assertThat(exchange.locked("BTC")).isEqualByComparingTo(btcLocked);
        assertThat(exchange.free("USDT")).isEqualByComparingTo(usdt);
        assertThat(exchange.locked("USDT")).isEqualByComparingTo(usdtLocked);
    }
}
