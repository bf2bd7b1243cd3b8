package dev.scalpel.localexchange.gemini;

import dev.scalpel.localexchange.protocol.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a public request. */
record GeminiQuery(Map<String, String> parameters) {

    static GeminiQuery of(Request request) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : request.query().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new GeminiQuery(parameters);
    }

    /** @throws GeminiRefusal when it is no whole number */
    Optional<Long> number(String name) {
        return Optional.ofNullable(parameters.get(name)).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw GeminiRefusal.badRequest("Bad Request", "Supplied value '" + text + "' is no number");
            }
            return Long.valueOf(text);
        });
    }

    int number(String name, int otherwise) {
        return number(name).map(Math::toIntExact).orElse(otherwise);
    }
}
