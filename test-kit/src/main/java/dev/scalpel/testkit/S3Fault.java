package dev.scalpel.testkit;

import java.time.Duration;

/** What goes wrong with one request to S3. */
public sealed interface S3Fault {

    S3Fault NONE = new None();
    S3Fault CONFLICT = new Refusal(409, "ConditionalRequestConflict", false);
    S3Fault PRECONDITION_FAILED = new Refusal(412, "PreconditionFailed", false);
    S3Fault INTERNAL_ERROR = new Refusal(500, "InternalError", false);
    S3Fault SLOW_DOWN = new Refusal(503, "SlowDown", false);

    /** The response to a caller without the right, or of an absent object without the right to list. */
    S3Fault FORBIDDEN = new Refusal(403, "AccessDenied", false);

    /** The request is carried out, and yet answered with an error: what happened stays unknown to the caller. */
    S3Fault INTERNAL_ERROR_AFTER = new Refusal(500, "InternalError", true);

    /** The connection is closed without an answer and without carrying out the request. */
    S3Fault CLOSED_BEFORE = new Closed(false, 0);

    /** The request is carried out; the connection is closed without an answer. */
    S3Fault CLOSED_AFTER = new Closed(true, 0);

    /** The request is carried out; the connection is closed when half of the answer has been sent. */
    S3Fault CUT_IN_BODY = new Closed(true, 0.5);

    /** The request is carried out at once, the answer comes late. */
    static S3Fault slow(Duration delay) {
        return new Slow(delay);
    }

    /** Nothing goes wrong. */
    record None() implements S3Fault {}

    /** An answer with S3's XML error document; {@code taken} says whether the request is carried out all the same. */
    record Refusal(int status, String code, boolean taken) implements S3Fault {}

    /** The connection ends; {@code share} of the answer's body is sent before, no header either when it is 0. */
    record Closed(boolean taken, double share) implements S3Fault {}

    /** The answer is held back. */
    record Slow(Duration delay) implements S3Fault {}
}
