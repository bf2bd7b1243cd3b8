package dev.scalpel.testkit;

import java.time.Duration;

/** A fault of one request to S3. */
public sealed interface S3Fault {

    S3Fault NONE = new None();
    S3Fault CONFLICT = new Refusal(409, "ConditionalRequestConflict", false);
    S3Fault PRECONDITION_FAILED = new Refusal(412, "PreconditionFailed", false);
    S3Fault INTERNAL_ERROR = new Refusal(500, "InternalError", false);
    S3Fault SLOW_DOWN = new Refusal(503, "SlowDown", false);

    /** The response to a caller without permission, or for an absent object without permission to list. */
    S3Fault FORBIDDEN = new Refusal(403, "AccessDenied", false);

    /** The request is executed but answered with an error: the outcome is unknown to the caller. */
    S3Fault INTERNAL_ERROR_AFTER = new Refusal(500, "InternalError", true);

    /** The connection is closed without a response and without executing the request. */
    S3Fault CLOSED_BEFORE = new Closed(false, 0);

    /** The request is executed; the connection is closed without a response. */
    S3Fault CLOSED_AFTER = new Closed(true, 0);

    /** The request is executed; the connection is closed in the middle of the response. */
    S3Fault CUT_IN_BODY = new Closed(true, 0.5);

    /** The request is executed immediately; the response is late. */
    static S3Fault slow(Duration delay) {
        return new Slow(delay);
    }

    /** No fault. */
    record None() implements S3Fault {}

    /** An answer with S3's XML error document; {@code taken} says whether the request is executed anyway. */
    record Refusal(int status, String code, boolean taken) implements S3Fault {}

    /** The connection ends; {@code share} of the answer's body is sent before, no header either when it is 0. */
    record Closed(boolean taken, double share) implements S3Fault {}

    /** The response is delayed. */
    record Slow(Duration delay) implements S3Fault {}
}
