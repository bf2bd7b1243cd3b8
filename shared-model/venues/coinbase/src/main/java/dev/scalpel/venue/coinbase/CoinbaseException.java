package dev.scalpel.venue.coinbase;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the venue's code and text where its body has them. */
final class CoinbaseException extends IOException {

    /** Our own code for a token that was not valid when it arrived: the venue says only that it is not authorised. */
    static final String TOKEN_EXPIRED = "token_expired";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    CoinbaseException(int status, String code, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (code.isEmpty() ? "" : ", code " + code));
        this.status = status;
        this.code = code;
        this.text = text;
        this.retryAfter = retryAfter;
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
