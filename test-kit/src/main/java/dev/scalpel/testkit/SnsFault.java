package dev.scalpel.testkit;

/** A fault of one request to SNS. */
public enum SnsFault {
    THROTTLED(429, "Throttled", "Rate exceeded"),
    INTERNAL_ERROR(500, "InternalError", "An internal error occurred"),
    UNAVAILABLE(503, "ServiceUnavailable", "Service is unavailable"),
    NOT_ALLOWED(403, "AuthorizationError", "not authorized to perform: SNS:Publish"),
    /** The message is accepted and the connection closed without a response. */
    ANSWER_LOST(0, "", "");

    private final int status;
    private final String code;
    private final String message;

    SnsFault(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
