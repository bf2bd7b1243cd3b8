package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;

/** An error response: "errorCode", which some errors lack, and "errorMessage", with what else the endpoint names. */
final class OandaRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private OandaRefusal(int status, ObjectNode body) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(body.path("errorMessage").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static OandaRefusal invalid(String message) {
        return new OandaRefusal(400, Json.object().put("errorMessage", message));
    }

    static OandaRefusal invalidValue(String field) {
        return invalid("Invalid value specified for '" + field + "'");
    }

    static OandaRefusal unauthorised() {
        return new OandaRefusal(
                401, Json.object().put("errorMessage", "Insufficient authorization to perform request."));
    }

    static OandaRefusal forbidden() {
        return new OandaRefusal(403, Json.object().put("errorMessage", "The provided request was forbidden."));
    }

    static OandaRefusal notFound(String code, String message) {
        return new OandaRefusal(404, Json.object().put("errorCode", code).put("errorMessage", message));
    }

    static OandaRefusal methodNotAllowed(String method) {
        return new OandaRefusal(
                405, Json.object().put("errorMessage", "The method " + method + " is not allowed for this endpoint"));
    }

    static OandaRefusal outOfRange(String message) {
        return new OandaRefusal(416, Json.object().put("errorMessage", message));
    }

    /** With the transactions of a rejected order or cancellation. */
    static OandaRefusal rejected(int status, ObjectNode body, String reason) {
        body.put("errorCode", reason);
        body.put("errorMessage", "The request was rejected: " + reason);
        return new OandaRefusal(status, body);
    }

    Response response() {
        return json(status, body);
    }

    static Response json(int status, ObjectNode body) {
        return new Response(status, Map.of(), "application/json", body.toString());
    }
}
