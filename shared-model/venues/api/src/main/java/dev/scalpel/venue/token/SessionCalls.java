package dev.scalpel.venue.token;

import dev.scalpel.venue.AccessToken;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The two requests by which a venue gives tokens. Each is sent once. */
public interface SessionCalls {

    /**
     * Begins a session, which may end an older one.
     *
     * @param ticket of a penalty whose time has been waited for
     */
    Answer authenticate(Optional<String> ticket) throws IOException;

    /** Prolongs the session of a token that has not expired. */
    Answer renew(AccessToken current) throws IOException;

    /** What the venue answers. */
    sealed interface Answer {}

    /** A token. */
    record Granted(AccessToken token) implements Answer {}

    /** The same request is answered after this time, with the ticket. */
    record Penalty(String ticket, Duration delay) implements Answer {

        /** The ticket is not printed: it is part of a request with the password. */
        @Override
        public String toString() {
            return "Penalty[" + delay + "]";
        }
    }

    /** A person must solve a puzzle; a program can only wait. */
    record Captcha() implements Answer {}

    /** Too many requests, for this time; for an hour where the venue says none. */
    record TooMany(Optional<Duration> retryAfter) implements Answer {

        private static final Duration HOUR = Duration.ofHours(1);

        Duration time() {
            return retryAfter.orElse(HOUR);
        }
    }

    /** The venue does not accept the keys or the token. */
    record Refused(String reason) implements Answer {}
}
