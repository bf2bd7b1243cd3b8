package dev.scalpel.venue;

import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the error responses of one venue from whatever its adapter throws. Part of the adapter. */
@FunctionalInterface
public interface ErrorTranslator {

    /** The venue's error response in this exception; empty when the exception holds none. */
    Optional<ErrorResponse> translate(Throwable failure);

    /**
     * An error response.
     *
     * @param kind what it means for the caller
     * @param status of HTTP; 0 when there is none
     * @param code the venue's; empty when the response has none
     * @param message the venue's, or for {@code REGION_REFUSED} which regions it refuses; may be empty
     * @param retryAfter how long to send no requests, where the venue says so
     * @param bannedUntil the end of a ban by the venue's clock, where it says so
     */
    record ErrorResponse(
            Kind kind,
            int status,
            String code,
            String message,
            Optional<Duration> retryAfter,
            Optional<Instant> bannedUntil) {

        /** A response without a body that can be read. */
        public static ErrorResponse of(Kind kind, int status) {
            return new ErrorResponse(kind, status, "", "", Optional.empty(), Optional.empty());
        }

        /** A response with the venue's own code and message. */
        public static ErrorResponse of(Kind kind, int status, String code, String message) {
            return new ErrorResponse(kind, status, code, message, Optional.empty(), Optional.empty());
        }

        public ErrorResponse withMessage(String other) {
            return new ErrorResponse(kind, status, code, other, retryAfter, bannedUntil);
        }

        public ErrorResponse withRetryAfter(Optional<Duration> other) {
            return new ErrorResponse(kind, status, code, message, other, bannedUntil);
        }

        public ErrorResponse withBannedUntil(Optional<Instant> other) {
            return new ErrorResponse(kind, status, code, message, retryAfter, other);
        }
    }
}
