package dev.scalpel.localexchange.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Markets that close, and pairs that are delisted (enums.md "Symbol status", faqs/spot_glossary.md, errors.md). */
class SymbolStatusTest extends TradingFixture {

    @ParameterizedTest
    @EnumSource(value = SymbolStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "TRADING")
    void onlyATradingMarketTakesOrders(SymbolStatus status) throws Exception {
        exchange.setStatus(TestBars.BTC, status);

        TestClient.Reply refused = client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(-1013);
        assertThat(refused.message()).isEqualTo("Market is closed.");
        assertThat(listedStatus()).isEqualTo(status.name());
        exchange.setStatus(TestBars.BTC, SymbolStatus.TRADING);
        assertThat(place("BUY", "MARKET", "quantity", "1").get("status").asText())
                .isEqualTo("FILLED");
        assertThat(listedStatus()).isEqualTo("TRADING");
    }

    @Test
    void aTestOrderIsRefusedAsTheOrderWouldBe() throws Exception {
        exchange.setStatus(TestBars.BTC, SymbolStatus.BREAK);

        assertThat(client.signed("POST", "/api/v3/order/test", order("BUY", "MARKET", "quantity", "1"))
                        .message())
                .isEqualTo("Market is closed.");
    }

    @Test
    void aClosedMarketTakesNoListsEither() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        exchange.setStatus(TestBars.BTC, SymbolStatus.HALT);

        TestClient.Reply refused =
                client.signed("POST", "/api/v3/orderList/oco", ocoParameters("1", "120", "90", "89"));

        assertThat(refused.message()).isEqualTo("Market is closed.");
    }

    @Test
    void nothingFillsWhileAMarketIsClosedAndStopsTriggerWhenItOpensAgain() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        place("SELL", "STOP_LOSS", "quantity", "1", "stopPrice", "98.5");
        exchange.setStatus(TestBars.BTC, SymbolStatus.HALT);
        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("NEW");

        exchange.setStatus(TestBars.BTC, SymbolStatus.TRADING);
        assertThat(exchange.fills())
                .singleElement()
                .satisfies(fill -> assertThat(fill.price()).isEqualByComparingTo("98"));
    }

    @Test
    void ordersAreCancelledInCancelOnlyAndNotInAHalt() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "newClientOrderId", "mine");
        exchange.setStatus(TestBars.BTC, SymbolStatus.HALT);
        TestClient.Reply refused =
                client.signed("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "mine");
        assertThat(refused.code()).isEqualTo(-2011);
        assertThat(refused.message()).isEqualTo("Market is closed.");
        assertThat(statuses()).containsExactly("NEW");

        exchange.setStatus(TestBars.BTC, SymbolStatus.CANCEL_ONLY);
        client.signedOk("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "mine");
        assertThat(statuses()).containsExactly("CANCELED");
    }

    @Test
    void theVenueCanExpireAllOrdersAndSaysWhy() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        oco("1", "120", "90", "89");

        exchange.expireOrders(TestBars.BTC);

        assertThat(statuses()).containsExactly("EXPIRED", "EXPIRED");
        JsonNode order = client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "2");
        assertThat(order.get("expiryReason").asText()).isEqualTo("EXCHANGE_CANCELED");
        assertThat(exchange.free("BTC")).isEqualByComparingTo("1");
    }

    @Test
    void theVenueCanExpireOneOrderAndWithItItsList() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90");
        oco("1", "120", "90", "89");

        exchange.expireOrders(order -> order.type().equals("LIMIT_MAKER"));

        assertThat(statuses()).containsExactly("NEW", "EXPIRED", "EXPIRED");
    }

    @Test
    void aDelistedPairIsUnknownEverywhereAndItsCoinsStay() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        oco("1", "120", "90", "89");

        exchange.delist(TestBars.BTC);

        assertThat(client.ok("/api/v3/exchangeInfo").get("symbols")).isEmpty();
        assertThat(client.get("/api/v3/exchangeInfo?symbol=BTCUSDT").code()).isEqualTo(-1121);
        assertThat(client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m").code())
                .isEqualTo(-1121);
        assertThat(client.signed("POST", "/api/v3/order", order("SELL", "MARKET", "quantity", "1"))
                        .code())
                .isEqualTo(-1121);
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "1")
                        .code())
                .isEqualTo(-1121);
        assertThat(client.signed("GET", "/api/v3/myTrades", "symbol", "BTCUSDT").message())
                .isEqualTo("Invalid symbol.");
        assertThat(client.signedOk("GET", "/api/v3/openOrders")).isEmpty();
        assertBalances("1", "0", "10000", "0");
        clock.advance(Duration.ofMinutes(2));
        assertThat(exchange.fills()).isEmpty();
    }

    @Test
    void aPairThatIsNotListedCannotBeClosed() {
        assertThatThrownBy(() -> exchange.setStatus(TestBars.ETH, SymbolStatus.HALT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not listed: ETH/USDT");
    }

    private String listedStatus() throws Exception {
        return client.ok("/api/v3/exchangeInfo?symbol=BTCUSDT")
                .get("symbols")
                .get(0)
                .get("status")
                .asText();
    }
}
