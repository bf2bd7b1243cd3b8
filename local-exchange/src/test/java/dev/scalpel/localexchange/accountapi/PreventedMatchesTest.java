package dev.scalpel.localexchange.accountapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rest-api.md, "Query Prevented Matches": by match, by order, and page by page. */
class PreventedMatchesTest {

    @Test
    void matchesAreFoundByTheirIdAndByEitherOrder() throws Exception {
        SettableClock clock = new SettableClock(TestBars.START);
        // The book is 99 to 101: a buy order at 100 rests before the others, and a seller meets it first.
        Listing listing =
                new Listing(TestBars.BTC, TestBars.flat(60, 100), Filters.of("0.01", "0.001"), new BigDecimal("0.01"));
        try (LocalExchange exchange = LocalExchange.start(clock, List.of(listing))) {
            TestClient client = new TestClient(exchange, clock);
            exchange.deposit("USDT", new BigDecimal("1000"));
            exchange.deposit("BTC", BigDecimal.TEN);
            client.signedOk(
                    "POST",
                    "/api/v3/order",
                    TradingFixture.order("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "100"));
            client.signedOk(
                    "POST",
                    "/api/v3/order",
                    TradingFixture.order(
                            "SELL", "MARKET", "quantity", "0.5", "selfTradePreventionMode", "EXPIRE_TAKER"));

            JsonNode byTaker = prevented(client, "orderId", "2");

            assertThat(byTaker).hasSize(1);
            assertThat(byTaker.at("/0/makerOrderId").asLong()).isEqualTo(1);
            assertThat(byTaker.at("/0/takerPreventedQuantity").asText()).isEqualTo("0.50000000");
            assertThat(prevented(client, "preventedMatchId", "0")).isEqualTo(byTaker);
            assertThat(prevented(client, "orderId", "1")).isEqualTo(byTaker);
            assertThat(prevented(client, "orderId", "1", "fromPreventedMatchId", "1"))
                    .isEmpty();
            assertThat(prevented(client, "orderId", "3")).isEmpty();
        }
    }

    private static JsonNode prevented(TestClient client, String... names) throws Exception {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT"));
        all.addAll(List.of(names));
        return client.signedOk("GET", "/api/v3/myPreventedMatches", all.toArray(String[]::new));
    }
}
