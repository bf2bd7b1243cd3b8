package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueBroker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each intent is as a request. The nonce aside, the payloads are those that ccxt sends for the same order. */
class GeminiRequestsTest {

    private static final long SIGNED = GeminiStub.NOW.toEpochMilli();
    private static final String LIVE = """
            {"order_id": "106817811", "id": "106817811", "symbol": "btcusd", "exchange": "gemini",
             "avg_execution_price": "0.00", "side": "buy", "type": "exchange limit", "timestamp": "1547220404",
             "timestampms": 1547220404836, "is_live": true, "is_cancelled": false, "is_hidden": false,
             "was_forced": false, "executed_amount": "0", "remaining_amount": "0.5", "options": [],
             "price": "3633.00", "original_amount": "0.5"}""";

    private final GeminiStub venue = new GeminiStub();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aPrivateRequestIsInItsHeadersAndHasNoBody() {
        venue.answer("/v1/balances", "[]");

        venue.broker("").balances();

        GeminiStub.Arrival arrival = venue.only("/v1/balances");
        String payload = arrival.headers().getOrDefault("X-GEMINI-PAYLOAD", "");
        assertThat(arrival.method()).isEqualTo("POST");
        assertThat(arrival.body()).isZero();
        assertThat(arrival.headers())
                .containsEntry("CONTENT-LENGTH", "0")
                .containsEntry("CONTENT-TYPE", "text/plain")
                .containsEntry("CACHE-CONTROL", "no-cache")
                .containsEntry("X-GEMINI-APIKEY", "account-a-key")
                .containsEntry("X-GEMINI-SIGNATURE", new GeminiSignature("a-secret").sign(payload));
        assertThat(arrival.payload().path("request").asText()).isEqualTo("/v1/balances");
        assertThat(arrival.payload().path("nonce").asLong()).isEqualTo(SIGNED / 1_000);
    }

    @Test
    void anEntryIsALimitOrderThatIsImmediateOrCancelled() throws Exception {
        assertThat(sent(entry(), "")).isEqualTo(json("""
                {"client_order_id": "e1", "symbol": "btcusd", "amount": "0.5", "price": "3633.00", "side": "buy",
                 "type": "exchange limit", "options": ["immediate-or-cancel"]}"""));
    }

    @Test
    void aMakersEntryIsMakerOrCancelled() throws Exception {
        assertThat(sent(entry(), "execution:\n  entry: maker\n")).isEqualTo(json("""
                {"client_order_id": "e1", "symbol": "btcusd", "amount": "0.5", "price": "3633.00", "side": "buy",
                 "type": "exchange limit", "options": ["maker-or-cancel"]}"""));
    }

    @Test
    void anExitHasALimitToo() throws Exception {
        assertThat(sent(intent("x1", Intent.Kind.EXIT, OrderSide.SELL, "3600", null, null), ""))
                .isEqualTo(json("""
                {"client_order_id": "x1", "symbol": "btcusd", "amount": "0.5", "price": "3600", "side": "sell",
                 "type": "exchange limit", "options": ["immediate-or-cancel"]}"""));
    }

    @Test
    void anExitWithoutALimitIsNotSent() {
        VenueBroker broker = venue.broker("");
        Intent exit = intent("x1", Intent.Kind.EXIT, OrderSide.SELL, null, null, null);

        assertThatThrownBy(() -> broker.send(GeminiStub.BTC, exit)).hasMessageContaining("no market orders");

        assertThat(venue.arrivals("/v1/order/new")).isEmpty();
    }

    /** The venue has no lists: the target of a protection is watched, not sent. */
    @Test
    void aProtectionIsAStopWithALimitAndNoOption() throws Exception {
        Intent protection = intent("p1", Intent.Kind.PROTECTION, OrderSide.SELL, "3400", "3500", "3900");

        assertThat(sent(protection, "")).isEqualTo(json("""
                {"client_order_id": "p1-s", "symbol": "btcusd", "amount": "0.5", "price": "3400", "side": "sell",
                 "type": "exchange stop limit", "stop_price": "3500"}"""));
    }

    @Test
    void aSmallAmountHasNoExponent() throws Exception {
        Intent small = new Intent(
                "e1",
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                SIGNED,
                new BigDecimal("1E-5"),
                Optional.of(new BigDecimal("3633.00")),
                Optional.empty(),
                Optional.empty(),
                SIGNED,
                SIGNED + 5_000,
                IdempotencyPolicy.TOKEN,
                Intent.Status.CLAIMED,
                List.of());

        assertThat(sent(small, "").path("amount").asText()).isEqualTo("0.00001");
    }

    @Test
    void theNonceOfAnOrderEndsWithItsIntent() {
        venue.answer("/v1/order/new", LIVE);

        venue.broker("").send(GeminiStub.BTC, entry());

        assertThat(venue.only("/v1/order/new").payload().path("nonce").asLong())
                .isEqualTo((SIGNED + 5_000) / 1_000 - 31);
    }

    @Test
    void anOrderIsLookedUpByItsClientIdWithItsTrades() throws Exception {
        venue.answer("/v1/order/status", LIVE);

        Placement found = venue.broker("").find(GeminiStub.BTC, entry());

        assertThat(found.orders()).extracting(OrderReport::clientId).containsExactly("e1");
        assertThat(content("/v1/order/status"))
                .isEqualTo(json("{\"client_order_id\": \"e1\", \"include_trades\": true}"));
    }

    @Test
    void anOrderIsCancelledByTheVenuesIdAsANumber() throws Exception {
        venue.answer("/v1/order/status", LIVE);
        venue.answer(
                "/v1/order/cancel",
                LIVE.replace("\"is_live\": true", "\"is_live\": false")
                        .replace("\"is_cancelled\": false", "\"is_cancelled\": true"));
        VenueBroker broker = venue.broker("");

        Placement cancelled = broker.cancel(
                GeminiStub.BTC, broker.find(GeminiStub.BTC, entry()).orders().get(0));

        assertThat(cancelled.orders()).extracting(OrderReport::status).containsExactly(OrderReport.Status.CANCELLED);
        assertThat(content("/v1/order/cancel")).isEqualTo(json("{\"order_id\": 106817811}"));
    }

    @Test
    void aValidityThatTheVenuesSecondsCannotMeasureIsRefused() {
        assertThatThrownBy(() -> venue.broker("  recvWindowMillis: 2999\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recvWindowMillis must be at least 3000");
    }

    private JsonNode sent(Intent intent, String settings) throws Exception {
        venue.answer("/v1/order/new", LIVE);
        venue.broker(settings).send(GeminiStub.BTC, intent);
        return content("/v1/order/new");
    }

    /** The payload without what every request has. */
    private JsonNode content(String path) {
        ObjectNode payload = venue.only(path).payload().deepCopy();
        payload.remove(List.of("request", "nonce"));
        return payload;
    }

    private static JsonNode json(String text) throws Exception {
        return GeminiHttp.JSON.readTree(text);
    }

    private static Intent entry() {
        return intent("e1", Intent.Kind.ENTRY, OrderSide.BUY, "3633.00", null, null);
    }

    private static Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            @Nullable String price,
            @Nullable String stop,
            @Nullable String target) {
        return new Intent(
                id,
                1,
                kind,
                side,
                SIGNED,
                new BigDecimal("0.5"),
                Optional.ofNullable(price).map(BigDecimal::new),
                Optional.ofNullable(stop).map(BigDecimal::new),
                Optional.ofNullable(target).map(BigDecimal::new),
                SIGNED,
                SIGNED + 5_000,
                IdempotencyPolicy.TOKEN,
                Intent.Status.CLAIMED,
                List.of());
    }
}
