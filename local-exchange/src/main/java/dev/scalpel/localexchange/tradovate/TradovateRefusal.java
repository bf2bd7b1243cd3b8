package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;

/**
 * A refusal: "HTTP-level errors will produce an HTTP error code, while business-level errors will produce a 200-level response with
 * more details" (partner.tradovate.com, "Error Handling").
 */
final class TradovateRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    private TradovateRefusal(Response response) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(response.body(), null, false, false);
        this.response = response;
    }

    /** Of a command: "failureReason" and "failureText" with HTTP status 200. */
    static TradovateRefusal failure(String reason, String text) {
        return new TradovateRefusal(
                Response.json(Json.object().put("failureReason", reason).put("failureText", text)));
    }

    /** A field that is missing or has a value that it cannot have: "violations" with HTTP status 200. */
    static TradovateRefusal violation(String field, String value, String text) {
        ObjectNode body = Json.object();
        body.putArray("violations")
                .addObject()
                .put("constraint", field)
                .put("value", value)
                .put("description", text);
        return new TradovateRefusal(Response.json(body));
    }

    static TradovateRefusal denied() {
        return new TradovateRefusal(status(401, "Access is denied"));
    }

    static TradovateRefusal notFound(String path) {
        return new TradovateRefusal(status(404, "Not found: " + path));
    }

    static Response status(int status, String text) {
        return new Response(status, Map.of(), "text/plain", text);
    }

    Response response() {
        return response;
    }
}
