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
 * Lets the beats of one thread run on a clock. A machine that slept, or was switched off, finds each beat that it missed
 * due once, for the newest of the missed minutes: the functions make up for the rest themselves.
 */
final class RealTimeScheduler {

    /** A minute's bar is told some moments after its close. */
    private static final Duration INTO_THE_MINUTE = Duration.ofSeconds(2);

    private static final long LONGEST_LOOK_BACK = 8 * Minutes.PER_DAY;

    private final Clock clock;
    private final Pause pause;
    private final LastRunStore memory;
    private final List<ScheduledTask> beats;

    /** Waits, for at most this long; returns earlier when there is a reason to look again. */
    @FunctionalInterface
    interface Pause {
        /** @return whether to go on */
        boolean pause(Duration atMost) throws InterruptedException;
    }

    RealTimeScheduler(Clock clock, Pause pause, LastRunStore memory, List<ScheduledTask> beats) {
        this.clock = clock;
        this.pause = pause;
        this.memory = memory;
        this.beats = List.copyOf(beats);
    }

    /** Runs until stopped, until a pause says so, or until the thread is interrupted. */
    void run(BooleanSupplier stopped) {
        try {
            boolean goesOn = true;
            while (goesOn && !stopped.getAsBoolean()) {
                long minute = Minutes.floor(clock.instant().minus(INTO_THE_MINUTE));
                for (ScheduledTask beat : beats) {
                    runIfDue(beat, minute, stopped);
                }
                goesOn = waitUntil(Instant.ofEpochMilli(Minutes.plus(minute, 1)).plus(INTO_THE_MINUTE), stopped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In steps as long as the pause makes them: the clock may jump meanwhile. */
    private boolean waitUntil(Instant next, BooleanSupplier stopped) throws InterruptedException {
        boolean goesOn = true;
        while (goesOn && !stopped.getAsBoolean() && clock.instant().isBefore(next)) {
            goesOn = pause.pause(Duration.between(clock.instant(), next));
        }
        return goesOn;
    }

    private void runIfDue(ScheduledTask beat, long minute, BooleanSupplier stopped) {
        OptionalLong due = newestDue(beat, minute);
        if (due.isPresent() && !stopped.getAsBoolean()) {
            beat.task().run(due.getAsLong());
            memory.finished(beat.name(), due.getAsLong());
        }
    }

    /** The newest minute up to this one in which the beat is due and has not been finished. */
    private OptionalLong newestDue(ScheduledTask beat, long minute) {
        long done = memory.lastFinished(beat.name()).orElse(Minutes.plus(minute, -LONGEST_LOOK_BACK));
        long oldest = Math.max(Minutes.plus(done, 1), Minutes.plus(minute, -LONGEST_LOOK_BACK));
        for (long candidate = minute; candidate >= oldest; candidate = Minutes.plus(candidate, -1)) {
            if (beat.cadence().isDue(candidate)) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }
}
