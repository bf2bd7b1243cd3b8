package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.time.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks plain HTTP to the exchange, and signs by its own few lines. */
public final class TestClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private final Supplier<ApiKey> apiKey;
    private final SettableClock clock;

    public TestClient(LocalExchange exchange, SettableClock clock) {
        this(exchange.uri(), exchange::apiKey, clock);
    }

    public TestClient(URI address, Supplier<ApiKey> apiKey, SettableClock clock) {
        this.address = address;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    public record Reply(int status, JsonNode json, HttpResponse<String> raw) {
        public int code() {
            return json.path("code").asInt();
        }

        public String message() {
            return json.path("msg").asText();
        }
    }

    public Reply get(String pathAndQuery) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(pathAndQuery)).GET());
    }

    public JsonNode ok(String pathAndQuery) throws IOException, InterruptedException {
        return requireOk(get(pathAndQuery));
    }

    public Reply signed(String method, String path, String... namesAndValues) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(namesAndValues));
        if (!all.contains("timestamp")) {
            all.add("timestamp");
            all.add(Long.toString(clock.millis()));
        }
        String query = query(all);
        return send(HttpRequest.newBuilder(uri(path + "?" + query + "&signature="
                        + sign(query, apiKey.get().secret())))
                .header("X-MBX-APIKEY", apiKey.get().key())
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public JsonNode signedOk(String method, String path, String... namesAndValues)
            throws IOException, InterruptedException {
        return requireOk(signed(method, path, namesAndValues));
    }

    public Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean json = raw.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Reply(raw.statusCode(), json ? MAPPER.readTree(raw.body()) : MAPPER.nullNode(), raw);
    }

    public URI uri(String pathAndQuery) {
        return URI.create(address + pathAndQuery);
    }

    public static String sign(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String query(List<String> namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            query.append(i == 0 ? "" : "&")
                    .append(namesAndValues.get(i))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues.get(i + 1), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static JsonNode requireOk(Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(
                    "HTTP " + reply.status() + ": " + reply.raw().body());
        }
        return reply.json();
    }
}
