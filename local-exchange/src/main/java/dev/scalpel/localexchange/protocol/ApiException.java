package dev.scalpel.localexchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A refusal by the market: HTTP status, error code and message at Binance, and the reason for other APIs. */
public final class ApiException extends RuntimeException {

    private final int status;
    private final int code;
    private final long retryAfterSeconds;
    private final Optional<JsonNode> data;
    private final Reason reason;

    public ApiException(int status, int code, String message) {
        this(status, code, message, 0, Optional.empty(), Reason.OTHER);
    }

    private ApiException(
            int status, int code, String message, long retryAfterSeconds, Optional<JsonNode> data, Reason reason) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
        this.data = data;
        this.reason = reason;
    }

    /** The same refusal with the part that was executed. */
    public ApiException with(JsonNode more) {
        return new ApiException(status, code, text(), retryAfterSeconds, Optional.of(more), reason);
    }

    /** The same refusal, for APIs that have other codes. */
    public ApiException because(Reason why) {
        return new ApiException(status, code, text(), retryAfterSeconds, data, why);
    }

    public Reason reason() {
        return reason;
    }

    /** {@code code} and {@code msg}, and {@code data} where there is some. */
    public ObjectNode json() {
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

    /** For the header {@code Retry-After}; 0 without one. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public static ApiException refused(int code, String message) {
        return new ApiException(400, code, message);
    }

    public static ApiException filter(String name) {
        return refused(-1013, "Filter failure: " + name).because(Reason.ofFilter(name));
    }

    public static ApiException rejected(String message) {
        return refused(-2010, message);
    }

    public static ApiException unknownPath(String method, String path) {
        return new ApiException(404, -5000, "Path " + path + ", Method " + method + " is invalid");
    }

    /** HTTP 429, -1003: too much request weight in the running minute. */
    public static ApiException tooMuchWeight(int limit, long retryAfterSeconds) {
        return new ApiException(
                429,
                -1003,
                "Too much request weight used; current limit is " + limit + " request weight per 1 MINUTE. Please use"
                        + " WebSocket Streams for live updates to avoid polling the API.",
                retryAfterSeconds,
                Optional.empty(),
                Reason.OTHER);
    }

    /** HTTP 418, -1003: banned until this instant, in epoch milliseconds. */
    public static ApiException banned(long until, long retryAfterSeconds) {
        return new ApiException(
                418,
                -1003,
                "Way too much request weight used; IP banned until " + until + ". Please use WebSocket Streams for live"
                        + " updates to avoid bans.",
                retryAfterSeconds,
                Optional.empty(),
                Reason.OTHER);
    }

    /** HTTP 429, -1015: too many unfilled orders (rest-api.md, "Unfilled Order Count"). */
    public static ApiException tooManyOrders(int limit, String interval, long retryAfterSeconds) {
        return new ApiException(
                429,
                -1015,
                "Too many new orders; current limit is " + limit + " orders per " + interval + ".",
                retryAfterSeconds,
                Optional.empty(),
                Reason.OTHER);
    }
}
