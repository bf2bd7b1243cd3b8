package dev.scalpel.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Exponential backoff with full jitter: the delay is a random part of a limit that doubles with each attempt. The jitter
 * keeps writers apart; nothing that is stored depends on it.
 *
 * @param maxAttempts including the first one
 * @param initialDelay maximum delay after the first attempt
 * @param maxDelay maximum delay after any attempt
 */
public record Backoff(int maxAttempts, Duration initialDelay, Duration maxDelay) {

    private static final int MAX_DOUBLINGS = 20;

    public Backoff {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be >= 1: " + maxAttempts);
        }
        if (initialDelay.isNegative() || maxDelay.compareTo(initialDelay) < 0) {
            throw new IllegalArgumentException("delays must be 0 <= initialDelay <= maxDelay: initialDelay="
                    + initialDelay + " maxDelay=" + maxDelay);
        }
    }

    /**
     * Repeats a write that another writer was quicker than, or whose outcome is unknown. Each attempt reads what is stored now and
     * must be idempotent: the one before may have succeeded.
     *
     * @param what is written, for the message
     * @throws ContentionException if no attempt succeeded
     */
    public <T> T untilWritten(String what, Supplier<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.get();
            } catch (WriteConflictException | UnknownOutcomeException again) {
                if (number == maxAttempts) {
                    throw new ContentionException(what, number, again);
                }
                waitAfterAttempt(number);
            }
        }
    }

    /** Waits after the given failed attempt (the first is 1). An interrupt ends the wait with a {@link StoreException}. */
    public void waitAfterAttempt(int attempt) {
        long limit = maxDelay.toMillis();
        if (attempt <= MAX_DOUBLINGS) {
            limit = Math.min(limit, initialDelay.toMillis() << (attempt - 1));
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(limit + 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the next attempt", interrupted);
        }
    }
}
