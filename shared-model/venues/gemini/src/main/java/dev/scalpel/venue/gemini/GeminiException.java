package dev.scalpel.venue.gemini;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the venue's reason and message where its body has them. */
final class GeminiException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    /** @param reason empty when the response has none */
    GeminiException(int status, String reason, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (reason.isEmpty() ? "" : ", " + reason));
        this.status = status;
        this.reason = reason;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    String text() {
        return text;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
