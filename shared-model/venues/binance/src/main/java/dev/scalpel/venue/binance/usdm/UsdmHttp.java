package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.binance.BinanceUsage;
import dev.scalpel.venue.market.RequestUsage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends one request, once, and reads its JSON. Knows no keys: a signed request is an ordinary one with more parameters. */
final class UsdmHttp {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

    private final VenueHttp http;

    private UsdmHttp(VenueHttp http) {
        this.http = http;
    }

    static UsdmHttp of(ConnectionParameters connection, URI base) {
        return new UsdmHttp(VenueHttp.of(connection, base));
    }

    <T> T send(UsdmRequest request, Class<T> type) throws IOException {
        return send(request, Map.of(), new TypeReference<T>() {
            @Override
            public Class<T> getType() {
                return type;
            }
        });
    }

    <T> T send(UsdmRequest request, TypeReference<T> type) throws IOException {
        return send(request, Map.of(), type);
    }

    /**
     * @param headers besides the client's own
     * @throws UsdmException for an error response
     */
    <T> T send(UsdmRequest request, Map<String, String> headers, TypeReference<T> type) throws IOException {
        String query = request.query();
        String path = request.path() + (query.isEmpty() ? "" : "?" + query);
        // All parameters are in the query: the body has no bytes.
        VenueHttp.Response response = request.method().equals("GET")
                ? http.get(path, headers)
                : http.send(request.method(), path, headers, "");
        if (response.isError()) {
            throw refusal(response);
        }
        return JSON.readValue(response.body(), type);
    }

    /** What the responses say of the limit on requests. */
    Optional<RequestUsage> usage(String information) throws IOException {
        return BinanceUsage.of(http.get(information, Map.of()));
    }

    private static UsdmException refusal(VenueHttp.Response response) {
        int code = UsdmException.NO_CODE;
        String text = "";
        try {
            JsonNode error = JSON.readTree(response.body());
            code = error.path("code").asInt(UsdmException.NO_CODE);
            text = error.path("msg").asText("");
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        Optional<Duration> retryAfter = response.header("Retry-After").flatMap(HttpErrors::retryAfter);
        return new UsdmException(response.status(), code, text, retryAfter);
    }
}
