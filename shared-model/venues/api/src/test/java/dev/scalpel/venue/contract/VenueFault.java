package dev.scalpel.venue.contract;

import dev.scalpel.venue.VenueException.Kind;

/** What a stand-in does to the next request, and what the adapter must make of it. */
public enum VenueFault {
    /** The request is executed; the connection ends without a response. */
    LOST_RESPONSE(true, Kind.OUTCOME_UNKNOWN),
    /** The request is executed; its response breaks off. */
    TRUNCATED_RESPONSE(true, Kind.OUTCOME_UNKNOWN),
    /** The connection is reset before the request is executed. */
    RESET(false, Kind.OUTCOME_UNKNOWN),
    /** A gateway answers with HTTP 503 and a page of HTML; the request is not executed. */
    UNAVAILABLE(false, Kind.OUTCOME_UNKNOWN),
    /** HTTP 429 with {@link #RETRY_AFTER_SECONDS}. */
    RATE_LIMITED(false, Kind.RATE_LIMITED),
    /** HTTP 451, or what the venue sends instead. */
    REGION_REFUSED(false, Kind.REGION_REFUSED),
    /** The venue does not accept the credentials; the response repeats them. */
    CREDENTIALS_REJECTED(false, Kind.KEY_REJECTED);

    public static final int RETRY_AFTER_SECONDS = 7;

    private final boolean executed;
    private final Kind kind;

    VenueFault(boolean executed, Kind kind) {
        this.executed = executed;
        this.kind = kind;
    }

    public boolean isExecuted() {
        return executed;
    }

    public Kind kind() {
        return kind;
    }
}
