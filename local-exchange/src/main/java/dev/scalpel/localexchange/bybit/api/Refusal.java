package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;

/** A refusal with one of the codes of the page "Error Codes". */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PARAMETER_ERROR = 10001;

    private final int code;
    private final transient ObjectNode result;

    public Refusal(int code, String message) {
        this(code, message, Json.object());
    }

    /** A refusal that says more in its result. */
    public Refusal(int code, String message, ObjectNode result) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(message, null, false, false);
        this.code = code;
        this.result = result;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    ObjectNode result() {
        return result;
    }

    public static Refusal parameter(String message) {
        return new Refusal(PARAMETER_ERROR, message);
    }
}
