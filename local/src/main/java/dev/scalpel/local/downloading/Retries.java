package dev.scalpel.local.downloading;

import java.time.Duration;

/**
 * How long a request is waited for, and how often it is repeated.
 *
 * @param attempts at each file, the first one included
 * @param timeout for the connection, and for each part of the response
 * @param pause waits between two attempts
 */
public record Retries(int attempts, Duration timeout, Pause pause) {

    /** Doubled with each further attempt. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** An archive that needs a longer pause is left alone. */
    static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    public Retries {
        if (attempts < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "attempts must be >= 1 and the timeout positive: " + attempts + ", " + timeout);
        }
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {

        void pause(Duration time) throws InterruptedException;
    }

    /** @throws DownloadFailedException when the process is interrupted */
    void pauseFor(Duration time, String after) {
        try {
            pause.pause(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DownloadFailedException("interrupted after: " + after, stopped);
        }
    }

    /** How long to wait after this attempt, where the archive requests no pause. */
    static Duration pauseAfter(int attempt) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    }
}
