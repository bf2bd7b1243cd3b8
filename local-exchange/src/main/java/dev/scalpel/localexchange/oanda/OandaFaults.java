package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;

/** Refusals as this API, or what stands in front of it, sends them. */
public final class OandaFaults {

    private OandaFaults() {}

    /** HTTP 429: "120 requests per second. Excess requests will receive HTTP 429 error" ("Development Guide"). */
    public static Fault rateLimited() {
        return new Fault.Refusal("429", limited());
    }

    /** The same with {@code Retry-After}, as a gateway may send it. */
    public static Fault rateLimited(Duration retryAfter) {
        return new Fault.Refusal(
                "429 for " + retryAfter.toSeconds() + " s",
                limited().withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    private static Response limited() {
        return OandaRefusal.json(429, message("Rate limit violation of requests. Maximum 120 per second"));
    }

    /** HTTP 401; the message is the caller's. */
    public static Fault unauthorised(String text) {
        return new Fault.Refusal("401", OandaRefusal.json(401, message(text)));
    }

    /** HTTP 403. */
    public static Fault forbidden() {
        return new Fault.Refusal("403", OandaRefusal.forbidden().response());
    }

    /** HTTP 451: not available from here. */
    public static Fault regionRefused() {
        return new Fault.Refusal("451", OandaRefusal.json(451, message("not available in your region")));
    }

    /** HTTP 500: the outcome is unknown. By itself not executed; see {@link Fault#executedButRefused}. */
    public static Fault internalError() {
        return new Fault.Refusal("500", OandaRefusal.json(500, message("Internal Server Error")));
    }

    /** HTTP 504: the outcome is unknown. By itself not executed. */
    public static Fault gatewayTimeout() {
        return new Fault.Refusal("504", Response.page(504, "Gateway Timeout"));
    }

    /** An order that is rejected for this reason, without one being made. */
    public static Fault rejected(String reason) {
        ObjectNode body = Json.object();
        body.put("errorCode", reason).put("errorMessage", "The request was rejected: " + reason);
        return new Fault.Refusal(reason, OandaRefusal.json(400, body));
    }

    private static ObjectNode message(String text) {
        return Json.object().put("errorMessage", text);
    }
}
