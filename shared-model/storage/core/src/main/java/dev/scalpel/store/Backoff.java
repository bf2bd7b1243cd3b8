package dev.scalpel.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often something is tried and how long is waited between: a random share of a span that doubles with each try.
 * The randomness keeps writers apart in time; nothing that is stored depends on it.
 *
 * @param tries at most, the first one included
 * @param first the longest wait after the first try
 * @param longest the longest wait after any try
 */
public record Backoff(int tries, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 20;

    public Backoff {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be >= 1: " + tries);
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "waits must be 0 <= first <= longest: first=" + first + " longest=" + longest);
        }
    }

    /** Waits after the given failed try (the first is 1). An interrupt ends the wait with a {@link StoreException}. */
    public void waitAfter(int failedTry) {
        long span = longest.toMillis();
        if (failedTry <= MAX_DOUBLINGS) {
            span = Math.min(span, first.toMillis() << (failedTry - 1));
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(span + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting to try again", stopped);
        }
    }
}
