package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealTimeSchedulerTest {

    private static final Instant START = Instant.parse("2026-06-03T10:00:05Z");

    private final SettableClock clock = new SettableClock(START);
    private final List<String> done = new ArrayList<>();

    private ScheduledTask task(String name, Schedule cadence) {
        return new ScheduledTask(name, cadence, minute -> done.add(name + " " + Instant.ofEpochMilli(minute)));
    }

    /** Each pause takes exactly the requested time. */
    private void run(LastRunStore lastRuns, Instant until, ScheduledTask... tasks) {
        RealTimeScheduler.Pause pause = length -> {
            clock.setTo(clock.instant().plus(length));
            return true;
        };
        new RealTimeScheduler(clock, pause, lastRuns, List.of(tasks))
                .run(() -> !clock.instant().isBefore(until));
    }

    @Test
    void runsATaskOnceAMinute() {
        run(LastRunStore.inMemory(), START.plusSeconds(150), task("minute", Schedule.everyMinutes(1)));

        assertThat(done)
                .containsExactly(
                        "minute 2026-06-03T10:00:00Z", "minute 2026-06-03T10:01:00Z", "minute 2026-06-03T10:02:00Z");
    }

    @Test
    void waitsSomeSecondsIntoTheMinuteForItsBar() {
        clock.setTo(Instant.parse("2026-06-03T10:00:01Z"));

        run(LastRunStore.inMemory(), Instant.parse("2026-06-03T10:00:02Z"), task("minute", Schedule.everyMinutes(1)));

        assertThat(done).containsExactly("minute 2026-06-03T09:59:00Z");
    }

    @Test
    void runsATaskOnceForAllRunsMissedWhileTheMachineSlept() {
        LastRunStore lastRuns = LastRunStore.inMemory();
        lastRuns.recordFinished(
                "training", Instant.parse("2026-05-31T00:20:00Z").toEpochMilli());

        run(lastRuns, START.plusSeconds(1), task("training", Schedule.dailyAt(LocalTime.of(0, 20))));

        // Three mornings were missed; the newest stands for all.
        assertThat(done).containsExactly("training 2026-06-03T00:20:00Z");
    }

    @Test
    void doesNotRepeatAFinishedRun() {
        LastRunStore lastRuns = LastRunStore.inMemory();
        lastRuns.recordFinished(
                "training", Instant.parse("2026-06-03T00:20:00Z").toEpochMilli());

        run(lastRuns, START.plusSeconds(90), task("training", Schedule.dailyAt(LocalTime.of(0, 20))));

        assertThat(done).isEmpty();
    }

    @Test
    void continuesWithTheNewMinuteAfterAClockJump() {
        boolean[] jumped = {false};
        RealTimeScheduler.Pause pause = length -> {
            clock.setTo(
                    jumped[0] ? clock.instant().plus(length) : clock.instant().plus(Duration.ofHours(5)));
            jumped[0] = true;
            return true;
        };
        Instant end = START.plus(Duration.ofHours(5)).plusSeconds(1);

        new RealTimeScheduler(clock, pause, LastRunStore.inMemory(), List.of(task("minute", Schedule.everyMinutes(1))))
                .run(() -> clock.instant().isAfter(end));

        assertThat(done).startsWith("minute 2026-06-03T10:00:00Z", "minute 2026-06-03T15:00:00Z");
    }

    @Test
    void endsWhenThePauseEndsIt() {
        new RealTimeScheduler(
                        clock,
                        length -> false,
                        LastRunStore.inMemory(),
                        List.of(task("minute", Schedule.everyMinutes(1))))
                .run(() -> done.size() > 1);

        assertThat(done).hasSizeLessThanOrEqualTo(2);
        assertThat(Minutes.floor(clock.instant())).isEqualTo(Minutes.floor(START));
    }
}
