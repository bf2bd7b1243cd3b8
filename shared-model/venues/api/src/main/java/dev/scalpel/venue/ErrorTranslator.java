package dev.scalpel.venue;

import dev.scalpel.venue.VenueException.Kind;
import java.util.Optional;

/**
 * Reads the error responses of one venue from the exceptions of its library. An adapter names its translator in
 * {@code META-INF/services}.
 */
public interface ErrorTranslator {

    /** The venue's error response in this exception; empty when the exception is not of the venue's library. */
    Optional<ErrorResponse> translate(Throwable failure);

    /**
     * An error response.
     *
     * @param kind what it means for the caller
     * @param status of HTTP
     * @param code the venue's; 0 when the response has none
     * @param message the venue's; may be empty
     */
    record ErrorResponse(Kind kind, int status, int code, String message) {}
}
