package dev.scalpel.venue.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response of the stand-in. */
record SampleAnswer(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SampleAnswer of(Object body) {
        return new SampleAnswer(200, text(body));
    }

    static SampleAnswer error(int status, String code, String message) {
        return new SampleAnswer(status, text(Map.of("error", code, "message", message)));
    }

    SampleAnswer truncated() {
        return new SampleAnswer(status, body.substring(0, body.length() / 2));
    }

    void send(HttpExchange call) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response of the stand-in can be written", e);
        }
    }
}
