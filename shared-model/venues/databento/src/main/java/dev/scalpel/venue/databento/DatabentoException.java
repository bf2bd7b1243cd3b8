package dev.scalpel.venue.databento;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the text of its {@code detail}. */
final class DatabentoException extends IOException {

    /** The adapter's own reason: what was requested would cost more than the settings allow. */
    static final String TOO_EXPENSIVE = "maxUsd";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    DatabentoException(int status, String reason, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (reason.isEmpty() ? "" : ", " + reason));
        this.status = status;
        this.reason = reason;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** The {@code case} of the error; empty where it has none. */
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
