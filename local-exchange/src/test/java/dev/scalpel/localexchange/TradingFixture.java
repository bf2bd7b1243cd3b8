package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of trading share. The bars: opens 100, then each minute 2 down, 3 up, closing 1 above the open. Commission 10 bp. */
public abstract class TradingFixture {

    public final SettableClock clock = new SettableClock(TestBars.START);
    public LocalExchange exchange;
    public TestClient client;

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

    protected JsonNode place(String side, String type, String... more) throws Exception {
        return client.signedOk("POST", "/api/v3/order", order(side, type, more));
    }

    public static String[] order(String side, String type, String... more) {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT", "side", side, "type", type));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    protected JsonNode oco(String quantity, String target, String stop, String limit) throws Exception {
        return client.signedOk("POST", "/api/v3/orderList/oco", ocoParameters(quantity, target, stop, limit));
    }

    public static String[] ocoParameters(String quantity, String target, String stop, String limit) {
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

    protected JsonNode otoco(String entry, String quantity, String target, String stop) throws Exception {
        return client.signedOk(
                "POST", "/api/v3/orderList/otoco", otocoParameters("GTC", entry, quantity, target, stop));
    }

    public static String[] otocoParameters(
            String timeInForce, String entry, String quantity, String target, String stop) {
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

    protected TestClient.Reply account(String... namesAndValues) throws Exception {
        return client.signed("GET", "/api/v3/account", namesAndValues);
    }

    protected List<String> statuses() {
        return exchange.orders().stream().map(order -> order.status().name()).toList();
    }

    protected void assertBalances(String btc, String btcLocked, String usdt, String usdtLocked) {
        assertThat(exchange.free("BTC")).isEqualByComparingTo(btc);
        assertThat(exchange.locked("BTC")).isEqualByComparingTo(btcLocked);
        assertThat(exchange.free("USDT")).isEqualByComparingTo(usdt);
        assertThat(exchange.locked("USDT")).isEqualByComparingTo(usdtLocked);
    }
}
