package dev.scalpel.api.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Events of a REST API with Lambda proxy integration: "Input format of a Lambda function for proxy integration" of the API Gateway
 * Developer Guide. Read by hand: AWS's own classes need a library that reads them by reflection, a tenth of a second from cold.
 */
public final class ProxyEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProxyEvent() {}

    /** Whether it is such an event. */
    public static boolean isOne(JsonNode event) {
        return event.path("httpMethod").isTextual()
                && event.path("path").isTextual()
                && event.at("/requestContext/identity/sourceIp").isTextual();
    }

    /** The address is the one that the gateway saw, never one that a header claims. */
    public static HttpCall read(JsonNode event) {
        Map<String, List<String>> headers = new TreeMap<>();
        event.path("headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), List.of(one.getValue().asText())));
        event.path("multiValueHeaders").properties().forEach(each -> {
            List<String> values = new ArrayList<>();
            each.getValue().forEach(value -> values.add(value.asText()));
            headers.put(each.getKey(), values);
        });
        Map<String, String> query = new TreeMap<>();
        event.path("queryStringParameters")
                .properties()
                .forEach(each -> query.put(each.getKey(), each.getValue().asText()));
        return new HttpCall(
                event.path("httpMethod").asText(),
                event.path("path").asText(),
                headers,
                query,
                body(event),
                event.at("/requestContext/identity/sourceIp").asText(),
                HttpCall.Way.GATEWAY,
                Optional.ofNullable(event.at("/requestContext/identity/clientCert/subjectDN")
                        .textValue()));
    }

    private static byte[] body(JsonNode event) {
        String body = event.path("body").isTextual() ? event.path("body").textValue() : "";
        return event.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] write(HttpAnswer answer) throws IOException {
        ObjectNode document = JSON.createObjectNode().put("statusCode", answer.status());
        ObjectNode headers = document.putObject("headers");
        answer.headers().forEach(headers::put);
        document.put("body", answer.text()).put("isBase64Encoded", false);
        return JSON.writeValueAsBytes(document);
    }
}
