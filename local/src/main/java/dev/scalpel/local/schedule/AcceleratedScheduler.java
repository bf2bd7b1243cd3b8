package dev.scalpel.local.schedule;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lets minutes pass as fast as the work is done: moves one clock, which the exchange and every function read, from minute
 * to minute and runs the tasks that are due in each, in their order.
 */
public final class AcceleratedScheduler {

    private final SettableClock clock;
    private final List<ScheduledTask> tasks;

    public AcceleratedScheduler(SettableClock clock, List<ScheduledTask> tasks) {
        this.clock = clock;
        this.tasks = List.copyOf(tasks);
    }

    /**
     * Runs every minute of {@code [from, to)}.
     *
     * @param stopped checked before each minute
     * @return the first minute that was not run
     */
    public long run(long from, long to, BooleanSupplier stopped) {
        long minute = from;
        while (minute < to && !stopped.getAsBoolean()) {
            clock.setTo(Instant.ofEpochMilli(minute).plus(ScheduledTask.DELAY));
            for (ScheduledTask task : tasks) {
                if (task.schedule().isDue(minute)) {
                    task.task().run(minute);
                }
            }
            minute = Minutes.plus(minute, 1);
        }
        return minute;
    }
}
