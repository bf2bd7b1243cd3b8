package dev.scalpel.localexchange.tradovate;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;

/** Refusals in the words of this API: "Rate Limits", "Penalty Tickets" and "Error Handling" at partner.tradovate.com. */
public final class TradovateFaults {

    private TradovateFaults() {}

    /** HTTP 429 without a body, as documented: no request is answered for an hour. */
    public static Fault tooManyRequests() {
        return new Fault.Refusal("429", TradovateRefusal.status(429, ""));
    }

    /** HTTP 429 with {@code Retry-After}, as a gateway in front of the venue may send it. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault.Refusal(
                "429 for " + retryAfter.toSeconds() + " s",
                TradovateRefusal.status(429, "").withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** HTTP 200 with a ticket: the same request is executed with it after this time. By itself not executed. */
    public static Fault penalty(Duration delay) {
        Response answer = Response.json(Json.object()
                .put("p-ticket", "ticket-" + delay.toSeconds())
                .put("p-time", delay.toSeconds())
                .put("p-captcha", false));
        return new Fault.Refusal("penalty of " + delay.toSeconds() + " s", answer);
    }

    /** HTTP 200 with a ticket that only a person can use. */
    public static Fault captcha() {
        Response answer = Response.json(Json.object()
                .put("p-ticket", "ticket-puzzle")
                .put("p-time", 3_600)
                .put("p-captcha", true));
        return new Fault.Refusal("captcha", answer);
    }

    /** HTTP 200 with a failure of a command. */
    public static Fault failure(String reason, String text) {
        Response answer =
                Response.json(Json.object().put("failureReason", reason).put("failureText", text));
        return new Fault.Refusal(reason, answer);
    }

    /** HTTP 401: the token is none of a session. */
    public static Fault denied(String text) {
        return new Fault.Refusal("401", TradovateRefusal.status(401, text));
    }
}
