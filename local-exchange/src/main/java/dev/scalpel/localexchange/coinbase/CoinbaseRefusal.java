package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;

/** An error response of the API: "error", "error_details" and "message", as every request but a new order has them. */
final class CoinbaseRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String details;

    private CoinbaseRefusal(int status, String error, String details) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(error + ": " + details, null, false, false);
        this.status = status;
        this.error = error;
        this.details = details;
    }

    static CoinbaseRefusal invalid(String details) {
        return new CoinbaseRefusal(400, "INVALID_ARGUMENT", details);
    }

    static CoinbaseRefusal notFound(String details) {
        return new CoinbaseRefusal(404, "NOT_FOUND", details);
    }

    static CoinbaseRefusal noProduct(String name) {
        return notFound("valid product_id is required, not " + name);
    }

    static CoinbaseRefusal forbidden() {
        return new CoinbaseRefusal(403, "PERMISSION_DENIED", "Missing required scopes");
    }

    Response response() {
        return json(status, error, details);
    }

    static Response json(int status, String error, String details) {
        ObjectNode body =
                Json.object().put("error", error).put("error_details", details).put("message", details);
        return new Response(status, Map.of(), "application/json", body.toString());
    }

    /** What is not authorised is answered with one word, whatever the reason. */
    static Response unauthorised() {
        return new Response(401, Map.of(), "text/plain; charset=utf-8", "Unauthorized\n");
    }
}
