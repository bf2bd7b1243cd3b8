package dev.scalpel.localexchange.faults;

import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;
import java.util.Map;

/** A fault of one call, created by the factories here and applied by {@link FaultInjector}. */
public sealed interface Fault {

    /** The call is not executed; this is the response. */
    record Refusal(String name, Response answer) implements Fault {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The call is executed after this much real time. */
    record Slow(Duration delay) implements Fault {}

    /** The call is executed; its response ends in the middle of the body. */
    record TruncatedBody() implements Fault {}

    /** The connection closes without a response; the call is not executed. */
    record ResetBeforeExecution() implements Fault {}

    /** The connection closes without a response; the call is executed. */
    record LostResponse() implements Fault {}

    /** The call is executed; the caller gets this refusal. */
    record ExecutedButRefused(Refusal answer) implements Fault {
        @Override
        public String toString() {
            return "ExecutedButRefused[" + answer.name() + "]";
        }
    }

    /** The response says that the outcome is unknown; the call is executed after this much exchange time. */
    record DelayedExecution(Duration delay) implements Fault {}

    /** HTTP 400, code -1021: the response to a clock that is off. */
    static Fault timestampOutsideWindow() {
        return refusal("timestamp", 400, -1021, "Timestamp for this request is outside of the recvWindow.");
    }

    /** HTTP 429 with {@code Retry-After} in whole seconds. */
    static Fault tooManyRequests(Duration retryAfter) {
        Response answer = Response.error(
                429,
                -1003,
                "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. "
                        + "Please use WebSocket Streams for live updates to avoid polling the API.");
        return new Refusal("429", answer.withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** HTTP 418, the ban that follows ignored 429s, with {@code Retry-After} in whole seconds. */
    static Fault banned(Duration retryAfter) {
        Response answer = Response.error(
                418,
                -1003,
                "Way too much request weight used; IP banned. "
                        + "Please use WebSocket Streams for live updates to avoid bans.");
        return new Refusal("418", answer.withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /**
     * HTTP 403 with a page of HTML: the web application firewall, for a rate limit or a security rule (rest-api.md,
     * "HTTP Return Codes"). It says nothing about the call itself and carries no {@code Retry-After}.
     */
    static Fault firewall() {
        String page = """
                <html>
                <head><title>403 Forbidden</title></head>
                <body><center><h1>403 Forbidden</h1></center></body>
                </html>
                """;
        return new Refusal("403", new Response(403, Map.of(), "text/html", page));
    }

    /** HTTP 451: the response to a restricted region. */
    static Fault regionRefused() {
        return refusal(
                "451",
                451,
                0,
                "Service unavailable from a restricted location according to 'b. Eligibility' in "
                        + "https://www.binance.com/en/terms. Please contact customer service if you believe you "
                        + "received this message in error.");
    }

    /** HTTP 429, code -1015: more orders are unfilled than the account may have in ten seconds. */
    static Fault tooManyOrders(Duration retryAfter) {
        Response answer = Response.error(429, -1015, "Too many new orders; current limit is 100 orders per 10 SECOND.");
        return new Refusal("-1015", answer.withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** HTTP 503, code -1008: the server is overloaded and has not executed the call. */
    static Fault serverBusy() {
        return refusal(
                "-1008",
                503,
                -1008,
                "Server is currently overloaded with other requests. Please try again in a few minutes.");
    }

    /** HTTP 500, code -1006: the outcome is unknown. By itself not executed; see {@link #executedButRefused}. */
    static Fault unexpectedResponse() {
        return refusal(
                "-1006",
                500,
                -1006,
                "An unexpected response was received from the message bus. Execution status unknown.");
    }

    /** HTTP 504, code -1007: the outcome is unknown. By itself not executed; see {@link #executedButRefused}. */
    static Fault backendTimeout() {
        return refusal(
                "-1007",
                504,
                -1007,
                "Timeout waiting for response from backend server. Send status unknown; execution status unknown.");
    }

    /**
     * The call is executed immediately, and the caller gets this response: what the venue means by "the execution status is
     * unknown and could have been a success" (rest-api.md, "HTTP Return Codes").
     *
     * @throws IllegalArgumentException when the fault is not a response, as {@link #unexpectedResponse} is
     */
    static Fault executedButRefused(Fault answer) {
        if (answer instanceof Refusal refusal) {
            return new ExecutedButRefused(refusal);
        }
        throw new IllegalArgumentException("only a refusal can replace the response, not " + answer);
    }

    /** HTTP 503 with an HTML page instead of JSON. */
    static Fault unavailableHtml() {
        String page = """
                <html>
                <head><title>503 Service Temporarily Unavailable</title></head>
                <body><center><h1>503 Service Temporarily Unavailable</h1></center></body>
                </html>
                """;
        return new Refusal("503", new Response(503, Map.of(), "text/html", page));
    }

    /** Any refusal in the exchange's JSON. */
    static Fault refusal(String name, int status, int code, String message) {
        return new Refusal(name, Response.error(status, code, message));
    }

    static Fault slow(Duration realTime) {
        return new Slow(realTime);
    }

    static Fault truncatedBody() {
        return new TruncatedBody();
    }

    static Fault resetBeforeExecution() {
        return new ResetBeforeExecution();
    }

    static Fault lostResponse() {
        return new LostResponse();
    }

    /** For calls that change orders: HTTP 504 with code -1007 now, execution after the delay. */
    static Fault delayedExecution(Duration exchangeTime) {
        return new DelayedExecution(exchangeTime);
    }
}
