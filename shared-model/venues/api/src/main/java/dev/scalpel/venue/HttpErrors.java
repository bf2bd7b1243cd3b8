package dev.scalpel.venue;

import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an HTTP status means for the caller. Where it leaves open whether the request was executed, the outcome is unknown,
 * which is always safe: the caller looks it up.
 */
public final class HttpErrors {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int UNAUTHORISED = 401;
    /** A venue's firewall sends it for too many requests. */
    private static final int FORBIDDEN = 403;

    private static final int TIMED_OUT = 408;
    /** A request of two parts, of which only one was executed. */
    private static final int CONFLICT = 409;

    private static final int BANNED = 418;
    public static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private HttpErrors() {}

    /** For a response without an error code of the venue. */
    public static Kind kindOf(int status) {
        return decisive(status).orElseGet(() -> switch (status) {
            case FORBIDDEN -> Kind.RATE_LIMITED;
            case UNAUTHORISED -> Kind.KEY_REJECTED;
            case TIMED_OUT -> Kind.OUTCOME_UNKNOWN;
            default -> isClientError(status) ? Kind.REJECTED : Kind.OUTCOME_UNKNOWN;
        });
    }

    /** For statuses whose meaning no error code of the venue can change. */
    public static Optional<Kind> decisive(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS, BANNED -> Optional.of(Kind.RATE_LIMITED);
            case UNAVAILABLE_FOR_LEGAL_REASONS -> Optional.of(Kind.REGION_REFUSED);
            case CONFLICT -> Optional.of(Kind.OUTCOME_UNKNOWN);
            default -> status >= SERVER_ERRORS ? Optional.of(Kind.OUTCOME_UNKNOWN) : Optional.empty();
        };
    }

    /** Whether the server refused the request without executing it. */
    public static boolean isClientError(int status) {
        return status >= CLIENT_ERRORS && status < SERVER_ERRORS;
    }

    public static boolean isBan(int status) {
        return status == BANNED;
    }

    /** The value of a header {@code Retry-After} in seconds; empty for its other form, a date, which no venue sends. */
    public static Optional<Duration> retryAfter(String value) {
        return SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : Optional.empty();
    }
}
