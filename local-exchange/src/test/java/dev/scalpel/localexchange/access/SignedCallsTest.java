package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.faults.Fault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is let in and when, and what becomes of a call whose answer does not arrive. */
class SignedCallsTest extends TradingFixture {

    @Test
    void aTimeStampIsCheckedAgainstTheServersTime() throws Exception {
        long now = clock.millis();
        assertThat(account("timestamp", Long.toString(now - 5_000)).status()).isEqualTo(200);
        assertThat(account("timestamp", Long.toString(now - 5_001)).code()).isEqualTo(-1021);
        assertThat(account("timestamp", Long.toString(now + 999)).status()).isEqualTo(200);
        assertThat(account("timestamp", Long.toString(now + 1_000)).message())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
        assertThat(account("timestamp", Long.toString(now - 60_000), "recvWindow", "60000")
                        .status())
                .isEqualTo(200);
        assertThat(account("recvWindow", "60001").code()).isEqualTo(-1131);
    }

    @Test
    void keyAndSignatureAreChecked() throws Exception {
        String query = "timestamp=" + clock.millis();
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(client.uri("/api/v3/account?" + query));
        assertThat(client.send(unsigned.copy()).code()).isEqualTo(-2014);
        assertThat(client.send(unsigned.copy().header("X-MBX-APIKEY", "other")).code())
                .isEqualTo(-2015);
        String key = exchange.apiKey().key();
        assertThat(client.send(unsigned.copy().header("X-MBX-APIKEY", key)).code())
                .isEqualTo(-1102);
        HttpRequest.Builder forged =
                HttpRequest.newBuilder(client.uri("/api/v3/account?" + query + "&recvWindow=9&signature="
                        + TestClient.sign(query, exchange.apiKey().secret())));
        assertThat(client.send(forged.header("X-MBX-APIKEY", key)).code()).isEqualTo(-1022);
    }

    @Test
    void aSignatureOverQueryAndBodyIsAccepted() throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=MARKET";
        String form = "quantity=1&timestamp=" + clock.millis();
        String signature = TestClient.sign(query + form, exchange.apiKey().secret());
        TestClient.Reply reply = client.send(HttpRequest.newBuilder(client.uri("/api/v3/order?" + query))
                .header("X-MBX-APIKEY", exchange.apiKey().key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&signature=" + signature)));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aKeyWithoutPermissionToTradeIsRefusedAndItsPermissionsAreReported() throws Exception {
        exchange.replaceApiKey(new ApiKey("reader", "secret", false, true));

        assertThat(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                        .code())
                .isEqualTo(-2015);
        JsonNode rights = client.signedOk("GET", "/sapi/v1/account/apiRestrictions");
        assertThat(rights.get("enableWithdrawals").asBoolean()).isTrue();
        assertThat(rights.get("enableSpotAndMarginTrading").asBoolean()).isFalse();
    }

    @Test
    void anOrderIsExecutedThoughItsResponseIsLost() throws Exception {
        exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place("BUY", "MARKET", "quantity", "1")).isInstanceOf(IOException.class);
        assertThat(exchange.orders()).hasSize(1);

        exchange.faults().failNext(Fault.resetBeforeExecution(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place("BUY", "MARKET", "quantity", "1")).isInstanceOf(IOException.class);
        assertThat(exchange.orders()).hasSize(1);
    }

    @Test
    void anOrderIsExecutedThoughItsResponseSaysUnknown() throws Exception {
        List<Fault> answers =
                List.of(Fault.unexpectedResponse(), Fault.backendTimeout(), Fault.unavailableHtml(), Fault.firewall());
        for (Fault answer : answers) {
            exchange.faults().failNext(Fault.executedButRefused(answer), "POST /api/v3/order", 1);
        }

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            statuses.add(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                    .status());
        }

        assertThat(statuses).containsExactly(500, 504, 503, 403);
        assertThat(exchange.fills()).hasSize(4);
        assertThat(exchange.faults().applied())
                .first()
                .asString()
                .isEqualTo("POST /api/v3/order ExecutedButRefused[-1006]");
    }

    @Test
    void aResponseOfAnOverloadedServerMeansNotExecuted() throws Exception {
        exchange.faults().failNext(Fault.serverBusy(), "POST /api/v3/order", 1);
        exchange.faults().failNext(Fault.tooManyOrders(Duration.ofSeconds(9)), "POST /api/v3/order", 1);

        assertThat(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                        .code())
                .isEqualTo(-1008);
        TestClient.Reply tooMany = client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));
        assertThat(tooMany.code()).isEqualTo(-1015);
        assertThat(tooMany.raw().headers().firstValue("Retry-After")).contains("9");
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void onlyARefusalCanReplaceTheResponse() {
        assertThatThrownBy(() -> Fault.executedButRefused(Fault.lostResponse()))
                .hasMessage("only a refusal can replace the response, not LostResponse[]");
    }

    @Test
    void aDelayedOrderIsUnknownUntilItsTimeAndDroppedPastItsWindow() throws Exception {
        exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(4)), "POST /api/v3/order", 1);
        TestClient.Reply late = client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));
        assertThat(late.status()).isEqualTo(504);
        assertThat(late.code()).isEqualTo(-1007);
        assertThat(exchange.orders()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(exchange.orders()).hasSize(1);

        exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(6)), "POST /api/v3/order", 1);
        client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(exchange.orders()).hasSize(1);
    }
}
