package dev.scalpel.local.desk.http;

/** A request that is answered with an error; its message says to a person what was expected. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final int status;

    private RequestRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What was sent is invalid. */
    public static RequestRefusedException bad(String message) {
        return new RequestRefusedException(BAD_REQUEST, message);
    }

    /** The sender may not do this. */
    public static RequestRefusedException forbidden(String message) {
        return new RequestRefusedException(FORBIDDEN, message);
    }

    /** There is no such thing. */
    public static RequestRefusedException notFound(String message) {
        return new RequestRefusedException(NOT_FOUND, message);
    }

    /** @param allowed the methods that the path has */
    public static RequestRefusedException method(String allowed) {
        return new RequestRefusedException(WRONG_METHOD, "only " + allowed + " is allowed here");
    }

    /** It cannot be done in the present state. */
    public static RequestRefusedException conflict(String message) {
        return new RequestRefusedException(CONFLICT, message);
    }

    /** More was sent than is read. */
    public static RequestRefusedException tooLarge(String message) {
        return new RequestRefusedException(TOO_LARGE, message);
    }

    /** It can be done later. */
    public static RequestRefusedException unavailable(String message) {
        return new RequestRefusedException(UNAVAILABLE, message);
    }

    public int status() {
        return status;
    }
}
