package dev.scalpel.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceleratedSchedulerTest {

    private static final long START = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final List<String> done = new ArrayList<>();

    @Test
    void runsDueTasksInOrderAfterMovingTheClock() {
        AcceleratedScheduler accelerated = new AcceleratedScheduler(
                clock,
                List.of(
                        new ScheduledTask(
                                "bars", Schedule.everyMinutes(1), minute -> done.add("bars at " + clock.instant())),
                        new ScheduledTask("train", Schedule.everyMinutes(2), minute -> done.add("train"))));
        long next = accelerated.run(START, Minutes.plus(START, 2), () -> false);
        assertThat(done).containsExactly("bars at 2026-11-20T10:00:02Z", "train", "bars at 2026-11-20T10:01:02Z");
        assertThat(next).isEqualTo(Minutes.plus(START, 2));
    }

    @Test
    void stopsBetweenMinutesAndReturnsTheNextMinute() {
        AcceleratedScheduler accelerated = new AcceleratedScheduler(
                clock, List.of(new ScheduledTask("bars", Schedule.everyMinutes(1), minute -> done.add("bars"))));
        long next = accelerated.run(START, Minutes.plus(START, 10), () -> done.size() == 3);
        assertThat(next).isEqualTo(Minutes.plus(START, 3));
    }
}
