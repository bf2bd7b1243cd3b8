package dev.scalpel.local.schedule;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lets minutes pass as fast as the work is done: moves one clock, which the exchange and every function read, from minute
 * to minute and does what is due in each, in the order of the beats.
 */
public final class AcceleratedScheduler {

    /** EventBridge comes some seconds into the minute; so does this clock. */
    private static final Duration INTO_THE_MINUTE = Duration.ofSeconds(2);

    private final SettableClock clock;
    private final List<ScheduledTask> tasks;

    public AcceleratedScheduler(SettableClock clock, List<ScheduledTask> tasks) {
        this.clock = clock;
        this.tasks = List.copyOf(tasks);
    }

    /**
     * Runs every minute of {@code [from, to)}.
     *
     * @param stopped asked before each minute
     * @return the first minute that was not run
     */
    public long run(long from, long to, BooleanSupplier stopped) {
        long minute = from;
        while (minute < to && !stopped.getAsBoolean()) {
            clock.setTo(Instant.ofEpochMilli(minute).plus(INTO_THE_MINUTE));
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
