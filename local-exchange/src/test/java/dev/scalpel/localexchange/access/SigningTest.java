package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signed call may look like (rest-api.md, "SIGNED Endpoint security" and "Timing security"). */
class SigningTest extends TradingFixture {

    private static final String FULL_WIDTH = "１２３４５６";
    private static final String ENCODED = "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96";

    @Test
    void aPayloadSignedBeforeItsPercentEncodingIsRefused() throws Exception {
        String rest = "&timestamp=" + clock.millis();

        TestClient.Reply unencoded = send("symbol=" + ENCODED + rest, sign("symbol=" + FULL_WIDTH + rest));
        TestClient.Reply encoded = send("symbol=" + ENCODED + rest, sign("symbol=" + ENCODED + rest));

        assertThat(unencoded.code()).isEqualTo(-1022);
        assertThat(encoded.code()).isNotEqualTo(-1022);
    }

    @Test
    void aBodyWithUnencodedCharactersIsRefusedThoughItIsSignedAsSent() throws Exception {
        String form = "symbol=" + FULL_WIDTH + "&timestamp=" + clock.millis();
        TestClient.Reply reply = client.send(HttpRequest.newBuilder(client.uri("/api/v3/order"))
                .header("X-MBX-APIKEY", exchange.apiKey().key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&signature=" + sign(form))));

        assertThat(reply.code()).isEqualTo(-1022);
    }

    @Test
    void anHmacSignatureMayBeInUpperCase() throws Exception {
        String query = "timestamp=" + clock.millis();

        assertThat(send(query, sign(query).toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "6000.346, 0",
        "0.001, 0",
        "60000, 0",
        "60000.000, 0",
        "60000.001, -1131",
        "6000.3461, -1111",
        "x, -1100"
    })
    void aWindowHasUpToThreeDecimals(String window, int code) throws Exception {
        assertThat(account("recvWindow", window).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "5, -5000, 200",
        "5, -5001, 400",
        "0.5, -500, 200",
        "0.5, -501, 400",
        "5, 999999, 200",
        "5, 1000000, 400"
    })
    void aTimeStampMayBeInMicroseconds(String window, long microseconds, int status) throws Exception {
        String timestamp = Long.toString(clock.millis() * 1_000 + microseconds);

        assertThat(account("timestamp", timestamp, "recvWindow", window).status())
                .isEqualTo(status);
    }

    @Test
    void theQueryWinsForAParameterInQueryAndBody() throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=2";
        String form = "quantity=1&timestamp=" + clock.millis();
        TestClient.Reply reply = client.send(HttpRequest.newBuilder(client.uri("/api/v3/order?" + query))
                .header("X-MBX-APIKEY", exchange.apiKey().key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&signature=" + sign(query + form))));

        assertThat(reply.json().path("executedQty").asText()).isEqualTo("2.00000000");
    }

    private TestClient.Reply send(String query, String signature) throws Exception {
        return client.send(HttpRequest.newBuilder(client.uri("/api/v3/account?" + query + "&signature=" + signature))
                .header("X-MBX-APIKEY", exchange.apiKey().key()));
    }

    private String sign(String text) {
        return TestClient.sign(text, exchange.apiKey().secret());
    }
}
