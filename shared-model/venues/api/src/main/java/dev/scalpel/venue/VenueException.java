package dev.scalpel.venue;

import java.time.Duration;
import java.time.Instant;
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
        /**
         * The venue does not accept the key, its signature, or this action of this account: nothing was done, and nothing
         * will be until somebody changes the key or the account.
         */
        KEY_REJECTED,
        /** The symbol's market is closed, halted or without a counterpart: nothing was done; later it may be. */
        MARKET_CLOSED,
        /** The venue has no such symbol, or no longer: nothing was done. */
        NOT_LISTED,
        /** The venue understood and said no: nothing was done, and the same request will be refused again. */
        REJECTED,
        /** No answer, or none that can be read: what was asked may or may not have been done. */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;
    private final String reason;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<Instant> bannedUntil;

    public VenueException(Kind kind, String message, Optional<Duration> retryAfter, Optional<Instant> bannedUntil) {
        super(message);
        this.kind = kind;
        this.reason = message;
        this.retryAfter = retryAfter;
        this.bannedUntil = bannedUntil;
    }

    public VenueException(Kind kind, String message) {
        this(kind, message, Optional.empty(), Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    /** The message, which is never absent here. */
    public String reason() {
        return reason;
    }

    /** How long the venue asks for no requests, where it says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The end of a ban by the venue's clock, where its message names one. */
    public Optional<Instant> bannedUntil() {
        return bannedUntil;
    }
}
