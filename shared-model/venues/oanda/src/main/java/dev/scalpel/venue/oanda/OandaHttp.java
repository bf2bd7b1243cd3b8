package dev.scalpel.venue.oanda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.credentials.AccountMask;
import dev.scalpel.venue.credentials.Credentials;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends one request, once, and reads its JSON. Each has the account's token, also those for bars and prices: "Authentication: Required"
 * ("Development Guide", API URLs).
 */
final class OandaHttp {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final VenueHttp http;
    private final String token;
    private final String account;
    private final AccountMask mask;
    private final Clock clock;

    private OandaHttp(VenueHttp http, Credentials credentials, Clock clock) {
        this.http = http;
        token = credentials.secret();
        account = credentials.field(OandaAdapter.ACCOUNT);
        mask = AccountMask.of(account);
        this.clock = clock;
    }

    static OandaHttp of(ConnectionParameters connection, Credentials credentials) {
        return new OandaHttp(
                VenueHttp.of(connection, OandaAdapter.ADDRESSES.of(connection.address())),
                credentials,
                connection.clock());
    }

    Clock clock() {
        return clock;
    }

    /** @param path below the account, as {@code /summary} */
    <T> T get(String path, Class<T> type) throws IOException {
        return read(http.get("/v3/accounts/" + account + path, headers()), type);
    }

    /** A request with a body, or with an empty one. */
    <T> T send(String method, String path, Object body, Class<T> type) throws IOException {
        Map<String, String> headers = headers();
        headers.put("Content-Type", "application/json");
        return read(http.send(method, "/v3/accounts/" + account + path, headers, JSON.writeValueAsString(body)), type);
    }

    /** The venue has no request for its time: each response has it in its header {@code Date}, in whole seconds. */
    Instant time() throws IOException {
        VenueHttp.Response response = http.get("/v3/accounts", headers());
        if (response.isError()) {
            throw refusal(response);
        }
        String date = response.header("Date").orElseThrow(() -> new IOException("the response has no header Date"));
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US))
                    .toInstant();
        } catch (DateTimeException malformed) {
            throw new IOException("the header Date has another form", malformed);
        }
    }

    private Map<String, String> headers() {
        return new TreeMap<>(Map.of(
                "Accept", "application/json",
                "Accept-Datetime-Format", "RFC3339",
                "Authorization", "Bearer " + token));
    }

    private <T> T read(VenueHttp.Response response, Class<T> type) throws IOException {
        if (response.isError()) {
            throw refusal(response);
        }
        return JSON.readValue(response.body(), type);
    }

    private OandaException refusal(VenueHttp.Response response) {
        String code = "";
        String text = "";
        try {
            JsonNode error = JSON.readTree(response.body());
            code = error.path("errorCode").asText("");
            text = error.path("errorMessage").asText("");
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        return new OandaException(
                response.status(),
                mask.mask(code),
                mask.mask(text),
                response.header("Retry-After").flatMap(HttpErrors::retryAfter));
    }
}
