package dev.scalpel.localexchange;

/** A refusal as the exchange words it: HTTP status, its own code and message. */
final class ApiException extends RuntimeException {

    private final int status;
    private final int code;

    ApiException(int status, int code, String message) {
        // A refusal is an answer, not a failure of this program: no stack trace is wanted.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static ApiException refused(int code, String message) {
        return new ApiException(400, code, message);
    }

    static ApiException filter(String name) {
        return refused(-1013, "Filter failure: " + name);
    }

    static ApiException rejected(String message) {
        return refused(-2010, message);
    }

    static ApiException unknownPath(String method, String path) {
        return new ApiException(404, -5000, "Path " + path + ", Method " + method + " is invalid");
    }
}
