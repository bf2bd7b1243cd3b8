package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A refusal as the exchange words it: HTTP status, its own code and message. */
final class ApiException extends RuntimeException {

    private final int status;
    private final int code;
    private final Optional<JsonNode> data;

    ApiException(int status, int code, String message) {
        this(status, code, message, Optional.empty());
    }

    private ApiException(int status, int code, String message, Optional<JsonNode> data) {
        // A refusal is an answer, not a failure of this program: no stack trace is wanted.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /** The same refusal with what was done nevertheless. */
    ApiException with(JsonNode more) {
        return new ApiException(status, code, text(), Optional.of(more));
    }

    /** {@code code} and {@code msg}, and {@code data} where there is some. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("code", code).put("msg", text());
        data.ifPresent(more -> json.set("data", more));
        return json;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static ApiException refused(int code, String message) {
        return new ApiException(400, code, message);
    }

    static ApiException filter(String name) {
        return refused(-1013, "Filter failure: " + name);
    }

    static ApiException rejected(String message) {
        return refused(-2010, message);
    }

    static ApiException unknownPath(String method, String path) {
        return new ApiException(404, -5000, "Path " + path + ", Method " + method + " is invalid");
    }
}
