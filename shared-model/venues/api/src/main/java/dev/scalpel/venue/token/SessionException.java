package dev.scalpel.venue.token;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** There is no session, so no request was sent. The adapter's error translator returns its {@link #response}. */
public final class SessionException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorResponse response;

    SessionException(Kind kind, String text, Optional<Duration> retryAfter) {
        super(text);
        response = ErrorResponse.of(kind, 0, "session", text).withRetryAfter(retryAfter);
    }

    public ErrorResponse response() {
        return response;
    }
}
