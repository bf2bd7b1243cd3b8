package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.DiskFullException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The four functions on their cadences in real time. Minutes and learning run beside each other: a training of some
 * minutes must not hold up a stop.
 */
public final class Bot {

    /** A training that is cut short goes on from its trials at the next start. */
    private static final Duration LEARNING_MAY_END = Duration.ofSeconds(5);

    private static final Duration MINUTE_MAY_END = Duration.ofSeconds(60);
    private static final Duration EXECUTION_LIMIT = Duration.ofSeconds(50);
    private static final Duration REVIEW_LIMIT = Duration.ofMinutes(15);
    private static final Duration TRAINING_RESERVE = Duration.ofMinutes(10);

    private final Settings settings;
    private final LocalFunctions functions;
    private final InstanceLock lock;
    private final RunLog journal;
    private final InterruptibleSleep naps;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean caughtUp = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<Instant> lastBeat = Optional.empty();
    private final Thread minutes;
    private final Thread learning;

    /**
     * @param home where what was done is remembered
     * @param speed how many of the clock's seconds pass in a real one
     */
    public Bot(
            Settings settings,
            LocalFunctions functions,
            InstanceLock lock,
            RunLog journal,
            Clock clock,
            int speed,
            Path home) {
        this.settings = settings;
        this.functions = functions;
        this.lock = lock;
        this.journal = journal;
        this.naps = new InterruptibleSleep(speed);
        LastRunStore slow = LastRunStore.inFile(home.resolve("run-beats.json"));
        if (slow.isNew()) {
            // There is no week to review before the first one.
            slow.finished(LocalFunctions.MONITORING, clock.millis());
        }
        RealTimeScheduler minuteTime = new RealTimeScheduler(clock, naps, LastRunStore.passing(), minuteBeats(clock));
        RealTimeScheduler learningTime = new RealTimeScheduler(clock, naps, slow, learningBeats());
        minutes = new Thread(() -> guarded(minuteTime), "minutes");
        learning = new Thread(() -> guarded(learningTime), "learning");
        learning.setDaemon(true);
    }

    public void start() {
        minutes.start();
        learning.start();
    }

    /** Waits until it has been stopped, or until this much real time is over. */
    public void await(Duration atMost) throws InterruptedException {
        minutes.join(atMost.toMillis());
    }

    /** Lets the minute that is under way end, and nothing new begin; then gives the lock back. */
    public void stop() throws InterruptedException {
        stopped.set(true);
        if (ended.getAndSet(true)) {
            return;
        }
        naps.end();
        minutes.join(MINUTE_MAY_END.toMillis());
        learning.join(LEARNING_MAY_END.toMillis());
        lock.close();
        journal.say("run", minutes.isAlive() ? "stopped, though a minute has not ended" : "stopped");
    }

    /** When its minutes were last seen at work; empty before the first. */
    public Optional<Instant> lastBeat() {
        return lastBeat;
    }

    /** What has ended it, though nobody asked for it. */
    public Optional<RuntimeException> failure() {
        return failure;
    }

    /** A thread that dies must not leave the rest looking alive. */
    private void guarded(RealTimeScheduler time) {
        try {
            time.run(stopped::get);
        } catch (RuntimeException broken) {
            giveUp(broken);
        }
    }

    private synchronized void giveUp(RuntimeException why) {
        failure = failure.or(() -> Optional.of(why));
        stopped.set(true);
        naps.end();
    }

    public boolean isStopped() {
        return stopped.get();
    }

    private List<ScheduledTask> minuteBeats(Clock clock) {
        return List.of(
                new ScheduledTask("lock", Schedule.everyMinutes(1), minute -> keepLock(clock)),
                new ScheduledTask(
                        LocalFunctions.RETRIEVAL,
                        Schedule.everyMinutes(settings.retrieval().intervalMinutes()),
                        minute -> {
                            JsonNode answer = call(
                                    LocalFunctions.RETRIEVAL,
                                    "{}",
                                    Duration.ofSeconds(settings.retrieval().timeLimitSeconds()));
                            caughtUp.set(isCaughtUp(answer));
                            if (answer.path("chained").asBoolean()) {
                                call(LocalFunctions.EXECUTION, "{}", EXECUTION_LIMIT);
                            }
                        }),
                // The safety net: where the chain has done the minute already, it finds nothing to do.
                new ScheduledTask(
                        LocalFunctions.EXECUTION + "-safety-net",
                        Schedule.everyMinutes(settings.execution().intervalMinutes()),
                        minute -> quietly(LocalFunctions.EXECUTION, EXECUTION_LIMIT)));
    }

    private List<ScheduledTask> learningBeats() {
        List<ScheduledTask> beats = new ArrayList<>();
        beats.add(new ScheduledTask(
                LocalFunctions.TRAINING, Schedule.dailyAt(settings.training().at()), minute -> {
                    if (waitForBars()) {
                        call(
                                LocalFunctions.TRAINING,
                                "{}",
                                Duration.ofSeconds(settings.tuning().seconds())
                                        .multipliedBy(
                                                settings.symbols().symbols().size())
                                        .plus(TRAINING_RESERVE));
                    }
                }));
        beats.add(new ScheduledTask(
                LocalFunctions.MONITORING,
                Schedule.weeklyAt(
                        settings.monitoring().day(), settings.monitoring().at()),
                minute -> call(LocalFunctions.MONITORING, "{}", REVIEW_LIMIT)));
        return beats;
    }

    /** The first training waits for the history; later ones find it there. */
    private boolean waitForBars() {
        try {
            while (!caughtUp.get()) {
                if (!naps.pause(Duration.ofSeconds(5))) {
                    return false;
                }
            }
            return !stopped.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keepLock(Clock clock) {
        lastBeat = Optional.of(clock.instant());
        try {
            lock.renew();
        } catch (AlreadyRunningException taken) {
            journal.say("run", taken.getMessage() + "; this one stops");
            stopped.set(true);
            naps.end();
        } catch (RuntimeException e) {
            journal.say("run", "the lock could not be renewed: " + e.getMessage());
        }
    }

    private JsonNode call(String function, String event, Duration limit) {
        try {
            JsonNode answer = functions.call(function, event, limit);
            journal.tell(function, AnswerSummary.of(function, answer), answer);
            return answer;
        } catch (DiskFullException full) {
            // Nothing that is done now is kept: neither a decision nor that it was sent.
            giveUp(full);
            return MissingNode.getInstance();
        } catch (RuntimeException failed) {
            // It was mailed by the function itself; the next minute tries again.
            journal.say(function, "failed: " + failed.getMessage());
            return MissingNode.getInstance();
        }
    }

    /** Tells only what is worth a line: a minute that was handled before is not. */
    private void quietly(String function, Duration limit) {
        try {
            JsonNode answer = functions.call(function, "{}", limit);
            boolean something = false;
            for (JsonNode symbol : answer.path("symbols")) {
                String outcome = symbol.path("outcome").asText();
                something |= !outcome.equals(MinuteReport.HANDLED_BEFORE) && !outcome.equals(MinuteReport.NO_BARS);
            }
            if (something || answer.has("error")) {
                journal.tell(function, AnswerSummary.of(function, answer), answer);
            }
        } catch (DiskFullException full) {
            giveUp(full);
        } catch (RuntimeException failed) {
            journal.say(function, "failed: " + failed.getMessage());
        }
    }

    private static boolean isCaughtUp(JsonNode answer) {
        boolean all = answer.path("symbols").size() > 0;
        for (JsonNode symbol : answer.path("symbols")) {
            all &= symbol.path("caughtUp").asBoolean();
        }
        return all;
    }
}
