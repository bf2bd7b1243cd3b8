package dev.scalpel.execution.minute;

import java.time.Duration;

/** Waits within an invocation, where a venue needs a moment to report the outcome of an order. */
@FunctionalInterface
public interface Sleeper {

    /** Real time. An interrupted thread returns at once and stays interrupted. */
    Sleeper REAL = time -> {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    };

    /** Waits for about this long. */
    void sleep(Duration time);
}
