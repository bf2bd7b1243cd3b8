package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Private requests: "Private API invocation". The payload is a header, the body is empty. */
final class GeminiSigned {

    private final GeminiHttp http;
    private final VenueClock clock;
    private final String key;
    private final GeminiSignature signature;

    GeminiSigned(GeminiHttp http, VenueClock clock, Credentials credentials) {
        this.http = http;
        this.clock = clock;
        key = credentials.key();
        signature = new GeminiSignature(credentials.secret());
    }

    /** A request that is valid for half a minute from now. */
    <T> T send(String path, Map<String, ?> parameters, TypeReference<T> type) throws IOException {
        return send(path, GeminiNonce.now(clock.millis()), parameters, type);
    }

    /** A request that is valid for as long as its intent says. */
    <T> T send(String path, Signing signing, Map<String, ?> parameters, TypeReference<T> type) throws IOException {
        return send(path, GeminiNonce.until(signing), parameters, type);
    }

    private <T> T send(String path, long nonce, Map<String, ?> parameters, TypeReference<T> type) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("request", path);
        content.put("nonce", nonce);
        content.putAll(parameters);
        String payload = Base64.getEncoder()
                .encodeToString(GeminiHttp.JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        return http.post(
                path,
                Map.of(
                        "Content-Type",
                        "text/plain",
                        "Cache-Control",
                        "no-cache",
                        "X-GEMINI-APIKEY",
                        key,
                        "X-GEMINI-PAYLOAD",
                        payload,
                        "X-GEMINI-SIGNATURE",
                        signature.sign(payload)),
                type);
    }
}
