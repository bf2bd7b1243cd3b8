package dev.scalpel.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A request to a venue failed. The message says what to do. */
public final class VenueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** Too many requests: send none before {@link #retryAfter()} has passed. */
        RATE_LIMITED,
        /** The venue does not serve this address: use another region or venue. */
        REGION_REFUSED,
        /** Our timestamp is outside the venue's window: read its clock again. */
        CLOCK_OFF,
        /**
         * The venue does not accept the key, its signature, or this action for this account: nothing was executed, and
         * nothing will be until the key or the account is changed.
         */
        KEY_REJECTED,
        /** The market is closed, halted or without liquidity: nothing was executed; a later request may succeed. */
        MARKET_CLOSED,
        /** The venue does not list the symbol, or no longer: nothing was executed. */
        NOT_LISTED,
        /** The venue rejected the request: nothing was executed, and the same request would be rejected again. */
        REJECTED,
        /** No response, or an unreadable one: the request may or may not have been executed. */
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

    /** The message, never null. */
    public String reason() {
        return reason;
    }

    /** How long to send no requests, where the venue says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The end of a ban by the venue's clock, where the venue says so. */
    public Optional<Instant> bannedUntil() {
        return bannedUntil;
    }
}
