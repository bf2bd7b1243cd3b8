package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A working order that brings one or two others (rest-api.md, "New Order list - OTO"), and those that fail. */
class OtoTest extends TradingFixture {

    @BeforeEach
    void withoutFees() {
        exchange.setCommission(Commission.of("0"));
    }

    @Test
    void thePendingOrderIsActivatedOnceTheWorkingOneHasFilledCompletely() throws Exception {
        JsonNode list = oto("99.5", "2", "SELL", "STOP_LOSS", "pendingStopPrice", "90");
        assertThat(list.get("contingencyType").asText()).isEqualTo("OTO");
        assertThat(list.get("orders")).hasSize(2);
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ofSeconds(30), 1);

        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("PARTIALLY_FILLED", "PENDING_NEW");
        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses()).containsExactly("FILLED", "NEW");
        assertBalances("0", "2", "9801", "0");
    }

    @Test
    void aPendingMarketOrderFillsAtOnceAndTheResponseStillShowsItPending() throws Exception {
        JsonNode list = oto("105", "2", "SELL", "MARKET");

        assertThat(list.get("orderReports").findValuesAsText("status")).containsExactly("FILLED", "PENDING_NEW");
        assertThat(statuses()).containsExactly("FILLED", "FILLED");
        assertBalances("0", "0", "10000", "0");
    }

    @Test
    void aPendingMarketPurchaseLocksItsCost() throws Exception {
        exchange.deposit("BTC", new BigDecimal("2"));
        client.signedOk("POST", "/api/v3/orderList/oto", parameters("SELL", "95", "2", "BUY", "MARKET"));

        assertThat(statuses()).containsExactly("FILLED", "FILLED");
        assertBalances("2", "0", "10000", "0");
    }

    @Test
    void cancellingEitherCancelsBoth() throws Exception {
        oto("90", "2", "SELL", "STOP_LOSS", "pendingStopPrice", "80");
        client.signedOk("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "2");

        assertThat(statuses()).containsExactly("CANCELED", "CANCELED");
        assertBalances("0", "0", "10000", "0");
    }

    @Test
    void aPendingOrderThatWouldBeRefusedExpiresWithThatReason() throws Exception {
        oto("105", "2", "SELL", "LIMIT_MAKER", "pendingPrice", "99");
        oto("105", "2", "SELL", "STOP_LOSS", "pendingStopPrice", "101");

        assertThat(statuses()).containsExactly("FILLED", "EXPIRED", "FILLED", "EXPIRED");
        for (int id : new int[] {2, 4}) {
            JsonNode order =
                    client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", Integer.toString(id));
            assertThat(order.get("expiryReason").asText()).isEqualTo("REJECTED");
            assertThat(order.get("workingTime").asLong()).isEqualTo(-1);
        }
        assertBalances("4", "0", "9600", "0");
    }

    @Test
    void aGapThroughEntryAndStopLeavesThePositionWithoutEither() throws Exception {
        BarSeries gap = BarSeries.of(TestBars.bar(0, 100, 100, 100, 100), TestBars.bar(1, 90, 92, 90, 91));
        try (LocalExchange other = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, gap)))) {
            other.deposit("USDT", new BigDecimal("1000"));
            new TestClient(other, clock)
                    .signedOk("POST", "/api/v3/orderList/otoco", otocoParameters("GTC", "99", "1", "110", "95"));
            clock.advance(Duration.ofMinutes(1));

            assertThat(other.orders())
                    .extracting(order -> order.status().name())
                    .containsExactly("FILLED", "EXPIRED", "EXPIRED");
        }
    }

    @Test
    void theWorkingOrderIsALimitOrder() throws Exception {
        String[] parameters = parameters("BUY", "99", "1", "SELL", "MARKET");
        parameters[List.of(parameters).indexOf("LIMIT")] = "MARKET";

        assertThat(client.signed("POST", "/api/v3/orderList/oto", parameters).code())
                .isEqualTo(-1116);
    }

    @Test
    void aStopMarketBuyLegLocksItsHigherCost() throws Exception {
        client.signedOk(
                "POST",
                "/api/v3/orderList/oco",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "quantity",
                "1",
                "aboveType",
                "STOP_LOSS",
                "aboveStopPrice",
                "103",
                "belowType",
                "LIMIT_MAKER",
                "belowPrice",
                "90");
        assertBalances("0", "0", "9910", "90");

        clock.advance(Duration.ofSeconds(40));
        assertThat(statuses()).containsExactly("FILLED", "EXPIRED");
        assertBalances("1", "0", "9897", "0");
    }

    private JsonNode oto(String price, String quantity, String side, String type, String... more) throws Exception {
        return client.signedOk("POST", "/api/v3/orderList/oto", parameters("BUY", price, quantity, side, type, more));
    }

    private static String[] parameters(
            String workingSide, String price, String quantity, String side, String type, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "symbol",
                "BTCUSDT",
                "workingType",
                "LIMIT",
                "workingSide",
                workingSide,
                "workingPrice",
                price,
                "workingQuantity",
                quantity,
                "workingTimeInForce",
                "GTC",
                "pendingType",
                type,
                "pendingSide",
                side,
                "pendingQuantity",
                quantity));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
