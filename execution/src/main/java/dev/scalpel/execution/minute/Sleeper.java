package dev.scalpel.execution.minute;

import java.time.Duration;

/** Lets time pass within an invocation, where a venue needs a moment to say what has become of an order. */
@FunctionalInterface
public interface Sleeper {

    /** By the real clock. An interrupted thread waits no longer and stays interrupted. */
    Sleeper REAL = time -> {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    };

    /** Waits about this long. */
    void pass(Duration time);
}
