package dev.scalpel.localexchange.gemini;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;

/** Refusals in the words of this API: "Error Codes" and "Rate Limits". */
public final class GeminiFaults {

    private GeminiFaults() {}

    /** HTTP 429 without {@code Retry-After}, as the venue documents it. */
    public static Fault rateLimited() {
        return new Fault.Refusal("429", limited());
    }

    /** HTTP 429 with {@code Retry-After}, as a gateway in front of the venue may send it. */
    public static Fault rateLimited(Duration retryAfter) {
        return new Fault.Refusal(
                "429 for " + retryAfter.toSeconds() + " s",
                limited().withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    private static Response limited() {
        return GeminiRefusal.response(
                429, "RateLimit", "Requests were made too frequently, see developer.gemini.com/rate-limit");
    }

    /** HTTP 503: "The exchange is down for maintenance". */
    public static Fault maintenance() {
        return refusal("maintenance", 503, "Maintenance", "The system is down for maintenance");
    }

    /** HTTP 500: "The server encountered an error". By itself not executed; see {@link Fault#executedButRefused}. */
    public static Fault system() {
        return refusal("system", 500, "System", "We are experiencing technical issues");
    }

    /** HTTP 400: the answer to a clock that is off, or to a request that was long under way. */
    public static Fault invalidNonce() {
        return refusal(
                "nonce",
                400,
                "InvalidNonce",
                "Nonce '1777322173' is not within 30 seconds of server time '1777322219'");
    }

    /** Any refusal in the venue's JSON. */
    public static Fault refusal(String name, int status, String reason, String message) {
        return new Fault.Refusal(name, GeminiRefusal.response(status, reason, message));
    }
}
