package dev.scalpel.venue.sample;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response of the sample venue. */
final class SampleException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    /** @param code of the response's body; empty when it has none */
    SampleException(int status, String code, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + " " + code);
        this.status = status;
        this.code = code;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
