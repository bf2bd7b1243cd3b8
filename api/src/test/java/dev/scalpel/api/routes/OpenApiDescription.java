package dev.scalpel.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that an answer is one that openapi.json describes: route, status, type and the parts of JSON Schema that it uses. */
public final class OpenApiDescription {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DESCRIPTION = read();

    private OpenApiDescription() {}

    public static HttpAnswer checked(HttpCall call, HttpAnswer answer) {
        String type = answer.headers().get("Content-Type").split(";")[0];
        Optional<JsonNode> operation = operation(call);
        if (operation.isEmpty()) {
            assertThat(answer.status()).as("%s %s", call.method(), call.path()).isIn(404, 405);
            requireValid(schema("Problem"), parse(answer), "problem");
            return answer;
        }
        JsonNode response = operation.get().path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode())
                .as(
                        "%s %s answers %s, which is not described: %s",
                        call.method(), call.path(), answer.status(), answer.text())
                .isFalse();
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("type %s of %s", type, call.path())
                .isFalse();
        if (type.endsWith("json")) {
            requireValid(schema, parse(answer), call.path());
        }
        return answer;
    }

    static JsonNode description() {
        return DESCRIPTION;
    }

    private static Optional<JsonNode> operation(HttpCall call) {
        List<Map.Entry<String, JsonNode>> paths =
                DESCRIPTION.path("paths").properties().stream().toList();
        return paths.stream()
                .filter(path -> call.path().matches(path.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .filter(path -> path.getValue().has(call.method().toLowerCase(java.util.Locale.ROOT)))
                .min((a, b) -> Long.compare(braces(a.getKey()), braces(b.getKey())))
                .map(path -> path.getValue().path(call.method().toLowerCase(java.util.Locale.ROOT)));
    }

    private static long braces(String path) {
        return path.chars().filter(c -> c == '{').count();
    }

    private static JsonNode schema(String name) {
        return DESCRIPTION.at("/components/schemas/" + name);
    }

    private static void requireValid(JsonNode schema, JsonNode value, String at) {
        if (schema.has("$ref")) {
            requireValid(schema(schema.path("$ref").asText().replaceAll(".*/", "")), value, at);
            return;
        }
        boolean rightType =
                switch (schema.path("type").asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> throw new IllegalArgumentException("a schema without a known type at " + at);
                };
        assertThat(rightType)
                .as("%s is a %s: %s", at, schema.path("type"), value)
                .isTrue();
        if (schema.has("enum")) {
            assertThat(schema.path("enum")).as(at).contains(value);
        }
        schema.path("required")
                .forEach(name -> assertThat(value.has(name.asText()))
                        .as("%s.%s", at, name)
                        .isTrue());
        value.properties().forEach(entry -> {
            JsonNode inner = schema.path("properties").path(entry.getKey());
            if (!inner.isMissingNode()) {
                requireValid(inner, entry.getValue(), at + "." + entry.getKey());
            } else {
                assertThat(schema.path("additionalProperties").asBoolean(true))
                        .as("%s.%s is described", at, entry.getKey())
                        .isTrue();
            }
        });
        if (value.isArray()) {
            value.forEach(item -> requireValid(schema.path("items"), item, at + "[]"));
        }
    }

    private static JsonNode parse(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError("not JSON: " + answer.text(), noJson);
        }
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(OpenApiDescription.class.getResourceAsStream("/dev/scalpel/api/openapi.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
