package dev.scalpel.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A response. Nothing of it may be kept by what is between us and the caller. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    public static final String JSON = "application/json";
    public static final String CSV = "text/csv; charset=utf-8";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    public HttpAnswer {
        Map<String, String> all = new TreeMap<>(ALWAYS);
        all.putAll(headers);
        headers = all;
    }

    /** A document as JSON: anything that Jackson can write. */
    public static HttpAnswer json(int status, Object document) {
        return json(status, JSON, document);
    }

    static HttpAnswer json(int status, String type, Object document) {
        try {
            return new HttpAnswer(status, Map.of("Content-Type", type), MAPPER.writeValueAsBytes(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer must be writable as JSON", impossible);
        }
    }

    public static HttpAnswer text(int status, String type, String text) {
        return new HttpAnswer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    HttpAnswer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body);
    }

    /** The body as text: all of ours is UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
