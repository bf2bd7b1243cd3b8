package dev.scalpel.venue.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Sends one request, once, and reads its JSON. Knows no keys: the token of a request is given. */
final class CoinbaseHttp {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final VenueHttp http;

    private CoinbaseHttp(VenueHttp http) {
        this.http = http;
    }

    static CoinbaseHttp of(ConnectionParameters connection) {
        return new CoinbaseHttp(VenueHttp.of(connection, CoinbaseAdapter.ADDRESSES.of(connection.address())));
    }

    /** A public request. Its answer may be cached for a second, which this header prevents: "Public Endpoints", "Caching". */
    <T> T send(CoinbaseRequest request, Class<T> type) throws IOException {
        return send(request, "Cache-Control", "no-cache", type);
    }

    /**
     * A request with a token.
     *
     * @throws CoinbaseException for an error response
     */
    <T> T send(CoinbaseRequest request, String token, Class<T> type) throws IOException {
        return send(request, "Authorization", "Bearer " + token, type);
    }

    private <T> T send(CoinbaseRequest request, String header, String value, Class<T> type) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("Accept", "application/json", header, value));
        VenueHttp.Response response;
        if (request.body().isPresent()) {
            headers.put("Content-Type", "application/json");
            String body = JSON.writeValueAsString(request.body().get());
            response = http.send(request.method(), request.address(), headers, body);
        } else {
            response = http.get(request.address(), headers);
        }
        if (response.isError()) {
            throw refusal(response);
        }
        return JSON.readValue(response.body(), type);
    }

    private static CoinbaseException refusal(VenueHttp.Response response) {
        String code = "";
        String text = "";
        try {
            JsonNode error = JSON.readTree(response.body());
            code = error.path("error").asText("");
            text = error.path("error_details").asText("");
            text = text.isEmpty() ? error.path("message").asText("") : text;
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        return new CoinbaseException(
                response.status(), code, text, response.header("Retry-After").flatMap(HttpErrors::retryAfter));
    }
}
