package dev.scalpel.local.running;

import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.market.Minutes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Runs the tasks of one thread on a clock. After the machine slept or was off, each missed task runs once, for the newest
 * of the missed minutes: the functions catch up on the rest themselves.
 */
final class RealTimeScheduler {

    private static final long MAX_LOOK_BACK_MINUTES = 8 * Minutes.PER_DAY;

    private final Clock clock;
    private final Pause pause;
    private final LastRunStore lastRuns;
    private final List<ScheduledTask> tasks;

    /** Waits for at most this long; returns earlier when there is a reason to check again. */
    @FunctionalInterface
    interface Pause {
        /** @return whether to continue */
        boolean pause(Duration atMost) throws InterruptedException;
    }

    RealTimeScheduler(Clock clock, Pause pause, LastRunStore lastRuns, List<ScheduledTask> tasks) {
        this.clock = clock;
        this.pause = pause;
        this.lastRuns = lastRuns;
        this.tasks = List.copyOf(tasks);
    }

    /** Runs until stopped, until a pause ends it, or until the thread is interrupted. */
    void run(BooleanSupplier stopped) {
        try {
            boolean keepRunning = true;
            while (keepRunning && !stopped.getAsBoolean()) {
                long minute = Minutes.floor(clock.instant().minus(ScheduledTask.DELAY));
                for (ScheduledTask task : tasks) {
                    runIfDue(task, minute, stopped);
                }
                keepRunning =
                        waitUntil(Instant.ofEpochMilli(Minutes.plus(minute, 1)).plus(ScheduledTask.DELAY), stopped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In steps as long as the pause allows: the clock may jump meanwhile. */
    private boolean waitUntil(Instant next, BooleanSupplier stopped) throws InterruptedException {
        boolean keepRunning = true;
        while (keepRunning && !stopped.getAsBoolean() && clock.instant().isBefore(next)) {
            keepRunning = pause.pause(Duration.between(clock.instant(), next));
        }
        return keepRunning;
    }

    private void runIfDue(ScheduledTask task, long minute, BooleanSupplier stopped) {
        OptionalLong due = newestDue(task, minute);
        if (due.isPresent() && !stopped.getAsBoolean()) {
            task.task().run(due.getAsLong());
            lastRuns.recordFinished(task.name(), due.getAsLong());
        }
    }

    /** The newest minute up to this one in which the task is due and has not been finished. */
    private OptionalLong newestDue(ScheduledTask task, long minute) {
        long done = lastRuns.lastFinished(task.name()).orElse(Minutes.plus(minute, -MAX_LOOK_BACK_MINUTES));
        long oldest = Math.max(Minutes.plus(done, 1), Minutes.plus(minute, -MAX_LOOK_BACK_MINUTES));
        for (long candidate = minute; candidate >= oldest; candidate = Minutes.plus(candidate, -1)) {
            if (task.schedule().isDue(candidate)) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }
}
