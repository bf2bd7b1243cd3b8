package dev.scalpel.api.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By AWS's own classes for the events of API Gateway. */
class ProxyEventTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private static APIGatewayProxyRequestEvent event() {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withPath("/signals/crypto")
                .withHeaders(Map.of("X-Forwarded-For", "1.2.3.4"))
                .withMultiValueHeaders(Map.of(
                        "X-Forwarded-For", List.of("1.2.3.4"),
                        "Content-Type", List.of("text/plain"),
                        "Authorization", List.of("Bearer a", "Bearer b")))
                .withQueryStringParameters(Map.of("probe", "1"))
                .withBody("{\"a\":1}")
                .withIsBase64Encoded(false)
                .withRequestContext(
                        new ProxyRequestContext().withIdentity(new RequestIdentity().withSourceIp("52.32.178.7")));
    }

    @Test
    void aCallHasTheAddressThatTheGatewaySaw() {
        JsonNode event = JSON.valueToTree(event());
        assertThat(ProxyEvent.isOne(event)).isTrue();
        HttpCall call = ProxyEvent.read(event);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/signals/crypto");
        assertThat(call.peer()).isEqualTo("52.32.178.7");
        assertThat(call.way()).isEqualTo(HttpCall.Way.GATEWAY);
        assertThat(call.header("content-type")).contains("text/plain");
        assertThat(call.header("authorization")).as("sent twice").isEmpty();
        assertThat(call.isFlagSet("probe")).isTrue();
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    /** The field of "How to turn on mutual TLS authentication for your REST APIs" that AWS's class of events does not have. */
    @Test
    void aCertificateThatTheGatewayHasVerifiedIsKnownByItsSubject() throws Exception {
        JsonNode event = JSON.valueToTree(event());
        assertThat(ProxyEvent.read(event).certificate()).isEmpty();
        ((ObjectNode) event.at("/requestContext/identity"))
                .set(
                        "clientCert",
                        JSON.readTree("{\"subjectDN\":\"CN=x\",\"issuerDN\":\"CN=y\",\"serialNumber\":\"1\"}"));
        assertThat(ProxyEvent.read(event).certificate()).contains("CN=x");
    }

    @Test
    void anEncodedBodyIsDecodedAndAbsentPartsAreEmpty() {
        APIGatewayProxyRequestEvent encoded = event().withIsBase64Encoded(true)
                .withBody(Base64.getEncoder().encodeToString("ü".getBytes(StandardCharsets.UTF_8)));
        assertThat(ProxyEvent.read(JSON.valueToTree(encoded)).body()).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
        APIGatewayProxyRequestEvent bare = event().withBody(null)
                .withQueryStringParameters(null)
                .withMultiValueHeaders(null)
                .withHeaders(null);
        HttpCall call = ProxyEvent.read(JSON.valueToTree(bare));
        assertThat(call.body()).isEmpty();
        assertThat(call.headers()).isEmpty();
        assertThat(call.query()).isEmpty();
    }

    @Test
    void anAnswerIsWhatTheGatewayReads() throws Exception {
        byte[] written = ProxyEvent.write(HttpAnswer.json(503, Map.of("a", "ü")));
        APIGatewayProxyResponseEvent read = JSON.readValue(written, APIGatewayProxyResponseEvent.class);
        assertThat(read.getStatusCode()).isEqualTo(503);
        assertThat(read.getBody()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(read.getIsBase64Encoded()).isFalse();
        assertThat(read.getHeaders())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store");
    }

    @Test
    void otherEventsAreNone() throws Exception {
        assertThat(ProxyEvent.isOne(JSON.readTree("{\"action\":\"x\"}"))).isFalse();
        assertThat(ProxyEvent.isOne(JSON.readTree("{\"version\":\"2.0\",\"routeKey\":\"x\"}")))
                .isFalse();
    }
}
