package dev.scalpel.local.schedule;

/**
 * Something that is done on a cadence.
 *
 * @param task gets the minute in which it is due
 */
public record ScheduledTask(String name, Schedule cadence, Task task) {

    /** What is done. */
    @FunctionalInterface
    public interface Task {
        void run(long minute);
    }
}
