package dev.scalpel.venue.bybit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the venue's code and message where its body has them. */
final class BybitException extends IOException {

    static final int NO_CODE = 0;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    BybitException(int status, int code, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (code == NO_CODE ? "" : ", code " + code));
        this.status = status;
        this.code = code;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** {@link #NO_CODE} where the response has none. */
    int code() {
        return code;
    }

    String text() {
        return text;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
