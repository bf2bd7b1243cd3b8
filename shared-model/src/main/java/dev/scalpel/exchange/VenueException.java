package dev.scalpel.exchange;

import java.time.Duration;
import java.util.Optional;

/** A venue did not do what it was asked, in words that tell what to do now. */
public final class VenueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** Too many requests: ask again after {@link #retryAfter()}, not before. */
        RATE_LIMITED,
        /** The venue does not serve this address: nothing helps but another region or venue. */
        REGION_REFUSED,
        /** Our time stamp is outside the venue's window: read its clock again. */
        CLOCK_OFF,
        /** The venue understood and said no: the same request will be refused again. */
        REFUSED,
        /** No answer, or none that can be read: what was asked may or may not have been done. */
        UNANSWERED
    }

    private final Kind kind;
    private final String reason;
    private final transient Optional<Duration> retryAfter;

    VenueException(Kind kind, String message, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.reason = message;
        this.retryAfter = retryAfter;
    }

    VenueException(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    /** The message, which is never absent here. */
    public String reason() {
        return reason;
    }

    /** How long the venue asks to be left alone, where it says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
