package dev.scalpel.venue.oanda;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the venue's code and text where its body has them. */
final class OandaException extends IOException {

    /** Our own code for an order that was not sent because its time was over. */
    static final String TOO_LATE = "too_late";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    OandaException(int status, String code, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (code.isEmpty() ? "" : ", code " + code));
        this.status = status;
        this.code = code;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    static OandaException tooLate(String clientId) {
        return new OandaException(
                OandaErrors.BAD_REQUEST, TOO_LATE, clientId + " was not sent: its time was over", Optional.empty());
    }

    int status() {
        return status;
    }

    /** Empty where the response has none. */
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
