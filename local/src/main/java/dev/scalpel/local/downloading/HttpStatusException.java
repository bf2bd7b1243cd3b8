package dev.scalpel.local.downloading;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The archive answered with a status other than success and absence. */
final class HttpStatusException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int CLIENT_ERRORS = 400;

    private final int status;
    private final transient Optional<Duration> retryAfter;

    HttpStatusException(int status, Optional<Duration> retryAfter) {
        super("HTTP " + status
                + retryAfter
                        .map(wait -> ", retry after " + wait.toSeconds() + " s")
                        .orElse(""));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Whether the same request may succeed later: too many requests, or a server that fails. */
    boolean isTransient() {
        Kind kind = HttpErrors.kindOf(status);
        return status >= CLIENT_ERRORS && (kind == Kind.RATE_LIMITED || kind == Kind.OUTCOME_UNKNOWN);
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
