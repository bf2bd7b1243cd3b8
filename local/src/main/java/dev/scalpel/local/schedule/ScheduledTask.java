package dev.scalpel.local.schedule;

/**
 * Something that is done on a schedule.
 *
 * @param task gets the minute in which it is due
 */
public record ScheduledTask(String name, Schedule schedule, Task task) {

    /** What is done. */
    @FunctionalInterface
    public interface Task {
        void run(long minute);
    }
}
