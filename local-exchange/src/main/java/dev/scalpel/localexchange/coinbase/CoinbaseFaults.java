package dev.scalpel.localexchange.coinbase;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;

/** Faults in the words of this API; those without a response are in {@link Fault}. */
public final class CoinbaseFaults {

    private CoinbaseFaults() {}

    /** HTTP 429 with {@code Retry-After} in whole seconds. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault.Refusal(
                "429 for " + retryAfter.toSeconds() + " s",
                CoinbaseRefusal.json(429, "RESOURCE_EXHAUSTED", "too many requests")
                        .withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** HTTP 429 that does not say for how long. */
    public static Fault tooManyRequests() {
        return new Fault.Refusal("429", CoinbaseRefusal.json(429, "RESOURCE_EXHAUSTED", "too many requests"));
    }

    /** HTTP 401, for a token or key that is not accepted. */
    public static Fault unauthorised() {
        return new Fault.Refusal("401", CoinbaseRefusal.unauthorised());
    }

    /** HTTP 403 with a text, for what a key may not do. */
    public static Fault forbidden(String text) {
        return new Fault.Refusal("403", CoinbaseRefusal.json(403, "PERMISSION_DENIED", text));
    }

    /** HTTP 451. */
    public static Fault regionRefused() {
        return new Fault.Refusal("451", CoinbaseRefusal.json(451, "PERMISSION_DENIED", "not available in your region"));
    }

    /** HTTP 500: the outcome is unknown. By itself not executed. */
    public static Fault internalError() {
        return new Fault.Refusal("500", CoinbaseRefusal.json(500, "INTERNAL", "internal server error"));
    }

    /** HTTP 400, for any request. */
    public static Fault refused(String text) {
        return new Fault.Refusal("400", CoinbaseRefusal.json(400, "INVALID_ARGUMENT", text));
    }

    /** HTTP 200, in which an order is refused for this reason. */
    public static Fault orderRefused(String reason) {
        return new Fault.Refusal(reason, Response.json(RefusedOrder.json(reason, reason, Json.object())));
    }

    /** HTTP 504: the outcome is unknown. By itself not executed. */
    public static Fault gatewayTimeout() {
        return new Fault.Refusal("504", CoinbaseRefusal.json(504, "DEADLINE_EXCEEDED", "context deadline exceeded"));
    }
}
