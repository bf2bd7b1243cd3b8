package dev.scalpel.local.schedule;

import java.time.Duration;

/**
 * A task and when it is due.
 *
 * @param task receives the minute in which it is due
 */
public record ScheduledTask(String name, Schedule schedule, Task task) {

    /** How long after the start of its minute a task runs: a bar is available some moments after its close. */
    public static final Duration DELAY = Duration.ofSeconds(2);

    /** The work. */
    @FunctionalInterface
    public interface Task {
        void run(long minute);
    }
}
