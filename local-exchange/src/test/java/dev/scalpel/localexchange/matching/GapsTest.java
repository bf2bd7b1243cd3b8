package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The price jumps over a stop from 100 to 90: what a stop at the market and a stop-limit do, alone and in lists. */
class GapsTest {

    /** Opens at 90 after a close of 100; comes back to 98 at 40 seconds and closes at 95. */
    private static final BarSeries GAP = BarSeries.of(
            TestBars.bar(0, 100, 100, 100, 100), TestBars.bar(1, 90, 98, 89, 95), TestBars.bar(2, 95, 96, 94, 95));

    private final SettableClock clock = new SettableClock(TestBars.START);
    private final LocalExchange exchange = LocalExchange.start(
            clock, List.of(new Listing(TestBars.BTC, GAP, Filters.of("0.01", "0.001"), BigDecimal.ZERO)));
    private final TestClient client = new TestClient(exchange, clock);

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void aMarketStopLegFillsAtTheOpenAfterTheGap() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        client.signedOk(
                "POST",
                "/api/v3/orderList/oco",
                "symbol",
                "BTCUSDT",
                "side",
                "SELL",
                "quantity",
                "1",
                "aboveType",
                "LIMIT_MAKER",
                "abovePrice",
                "110",
                "belowType",
                "STOP_LOSS",
                "belowStopPrice",
                "99");

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("EXPIRED", "FILLED");
        assertThat(exchange.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.price()).isEqualByComparingTo("90");
            assertThat(fill.time()).isEqualTo(TestBars.minute(1));
        });
    }

    @Test
    void aStopLimitLegRestsUnfilledAboveTheMarketAfterTheGap() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        client.signedOk("POST", "/api/v3/orderList/oco", TradingFixture.ocoParameters("1", "110", "99", "98.7"));

        clock.advance(Duration.ofMinutes(2));

        assertThat(statuses()).containsExactly("EXPIRED", "NEW");
        assertThat(exchange.fills()).isEmpty();
        assertThat(exchange.locked("BTC")).isEqualByComparingTo("1");
        assertThat(client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "2")
                        .get("isWorking")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aStopLimitWhoseLimitIsBelowTheGapFillsAtTheOpen() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        client.signedOk("POST", "/api/v3/orderList/oco", TradingFixture.ocoParameters("1", "110", "99", "85"));

        clock.advance(Duration.ofMinutes(1));

        assertThat(exchange.fills())
                .singleElement()
                .satisfies(fill -> assertThat(fill.price()).isEqualByComparingTo("90"));
    }

    @Test
    void aMarketStopExpiresWhenTheGapLeavesThePriceRange() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        exchange.setPriceRange(TestBars.BTC, new BigDecimal("1.05"), new BigDecimal("0.95"));
        client.signedOk(
                "POST", "/api/v3/order", TradingFixture.order("SELL", "STOP_LOSS", "quantity", "1", "stopPrice", "99"));

        clock.advance(Duration.ofMinutes(1));

        // The average of five minutes lies between 90 and 100, so that 90 is more than 5 % below it.
        assertThat(statuses()).containsExactly("EXPIRED");
        assertThat(exchange.fills()).isEmpty();
        assertThat(client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "1")
                        .get("expiryReason")
                        .asText())
                .isEqualTo("EXECUTION_RULE_PRICE_RANGE_EXCEEDED");
    }

    private List<String> statuses() {
        return exchange.orders().stream().map(order -> order.status().name()).toList();
    }
}
