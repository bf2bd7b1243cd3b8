package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.credentials.AccountMask;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An error response: its HTTP status, and the venue's reason and text where its body has them. */
final class TradovateException extends IOException {

    /** The adapter's own reason: an order that may only reduce would do more. */
    static final String NOTHING_TO_REDUCE = "NothingToReduce";

    private static final long serialVersionUID = 1L;
    private static final int OK = 200;

    private final int status;
    private final String reason;
    private final String text;
    private final transient Optional<Duration> retryAfter;

    TradovateException(int status, String reason, String text, Optional<Duration> retryAfter) {
        super("HTTP " + status + (reason.isEmpty() ? "" : ", " + reason));
        this.status = status;
        this.reason = reason;
        this.text = text;
        this.retryAfter = retryAfter;
    }

    /** A refusal in a response without an error of HTTP, or before any request. */
    static TradovateException of(String reason, String text) {
        return new TradovateException(OK, reason, text, Optional.empty());
    }

    /** The same without the numbers of accounts in the venue's text. */
    TradovateException masked(AccountMask accounts) {
        String shown = accounts.mask(text);
        return shown.equals(text) ? this : new TradovateException(status, reason, shown, retryAfter);
    }

    int status() {
        return status;
    }

    /** Empty where the response has none. */
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
