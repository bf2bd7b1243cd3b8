package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the four functions on their schedules in real time. Minutes and learning have separate threads, so that a training
 * of some minutes cannot delay a stop.
 */
public final class Bot {

    /** Short: an interrupted training resumes from its stored trials at the next start. */
    private static final Duration LEARNING_SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration MINUTE_SHUTDOWN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration EXECUTION_LIMIT = Duration.ofSeconds(50);
    private static final Duration REVIEW_LIMIT = Duration.ofMinutes(15);

    private final Settings settings;
    private final LocalFunctions functions;
    private final InstanceLock lock;
    private final RunLog log;
    private final InterruptibleSleep sleep;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean caughtUp = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<Instant> lastMinuteAt = Optional.empty();
    private final Thread minutes;
    private final Thread learning;
    private final SignalRuns signals;

    /**
     * @param store where the pipelines are recorded
     * @param home directory of the file with the last runs
     * @param speed how many of the clock's seconds pass in a real one
     */
    public Bot(
            Settings settings,
            LocalFunctions functions,
            ObjectStore store,
            InstanceLock lock,
            RunLog log,
            Clock clock,
            int speed,
            Path home) {
        this.settings = settings;
        this.functions = functions;
        this.lock = lock;
        this.log = log;
        this.sleep = new InterruptibleSleep(speed);
        LastRunStore lastRuns = LastRunStore.inFile(home.resolve("run-beats.json"));
        if (lastRuns.isNew()) {
            // A new bot has no past week to review.
            lastRuns.recordFinished(LocalFunctions.MONITORING, clock.millis());
        }
        RealTimeScheduler minuteScheduler =
                new RealTimeScheduler(clock, sleep, LastRunStore.inMemory(), minuteTasks(clock));
        RealTimeScheduler learningScheduler = new RealTimeScheduler(clock, sleep, lastRuns, learningTasks(store));
        minutes = new Thread(() -> runUntilFailure(minuteScheduler), "minutes");
        learning = new Thread(() -> runUntilFailure(learningScheduler), "learning");
        learning.setDaemon(true);
        signals = new SignalRuns(
                portfolio -> callAndLogChanges("{\"action\":\"execute_signals\",\"portfolio\":\"" + portfolio + "\"}"));
    }

    public void start() {
        minutes.start();
        learning.start();
    }

    /** Waits until it is stopped, for at most this much real time. */
    public void await(Duration atMost) throws InterruptedException {
        minutes.join(atMost.toMillis());
    }

    /** Lets the current minute finish and starts nothing new; then releases the lock. */
    public void stop() throws InterruptedException {
        stopped.set(true);
        if (ended.getAndSet(true)) {
            return;
        }
        sleep.end();
        minutes.join(MINUTE_SHUTDOWN_TIMEOUT.toMillis());
        learning.join(LEARNING_SHUTDOWN_TIMEOUT.toMillis());
        signals.stop(MINUTE_SHUTDOWN_TIMEOUT);
        lock.close();
        log.log("run", minutes.isAlive() ? "stopped before the current minute had finished" : "stopped");
    }

    /** Runs portfolios between the minutes. */
    public SignalRuns signals() {
        return signals;
    }

    /** When its last minute started; empty before the first. */
    public Optional<Instant> lastMinuteAt() {
        return lastMinuteAt;
    }

    /** The failure that ended it, if any. */
    public Optional<RuntimeException> failure() {
        return failure;
    }

    /** One dead thread must stop the whole bot: the rest alone would look healthy. */
    private void runUntilFailure(RealTimeScheduler scheduler) {
        try {
            scheduler.run(stopped::get);
        } catch (RuntimeException broken) {
            stopOnFailure(broken);
        }
    }

    private synchronized void stopOnFailure(RuntimeException why) {
        failure = failure.or(() -> Optional.of(why));
        stopped.set(true);
        sleep.end();
    }

    public boolean isStopped() {
        return stopped.get();
    }

    private List<ScheduledTask> minuteTasks(Clock clock) {
        List<ScheduledTask> tasks = new ArrayList<>(List.of(
                new ScheduledTask("lock", Schedule.everyMinutes(1), minute -> keepLock(clock)),
                new ScheduledTask(
                        LocalFunctions.RETRIEVAL, Schedule.everyMinutes(settings.retrievalMinutes()), minute -> {
                            JsonNode answer = call(
                                    LocalFunctions.RETRIEVAL,
                                    "{}",
                                    Duration.ofSeconds(settings.retrieval().timeLimitSeconds()));
                            caughtUp.set(isCaughtUp(answer));
                            if (answer.path("chained").asBoolean()) {
                                call(LocalFunctions.EXECUTION, "{}", EXECUTION_LIMIT);
                            }
                        }),
                // The fallback: if retrieval has triggered execution already, there is nothing left to do.
                new ScheduledTask(
                        LocalFunctions.EXECUTION + "-safety-net",
                        Schedule.everyMinutes(settings.execution().intervalMinutes()),
                        minute -> callAndLogChanges("{}"))));
        if (!settings.portfolios().isEmpty()) {
            // Each run decides by itself which signals are due; a run without any makes no request to a venue.
            tasks.add(new ScheduledTask(
                    LocalFunctions.EXECUTION + "-signals",
                    Schedule.everyMinutes(1),
                    minute -> callAndLogChanges("{\"action\":\"execute_signals\"}")));
        }
        return tasks;
    }

    private List<ScheduledTask> learningTasks(ObjectStore store) {
        DailyWork work = new DailyWork(settings, functions, store, log, stopped::get);
        return work.tasks(this::waitForBars, () -> call(LocalFunctions.MONITORING, "{}", REVIEW_LIMIT)).stream()
                .map(task -> new ScheduledTask(
                        task.name(),
                        task.schedule(),
                        minute -> survive(task.name(), () -> task.task().run(minute))))
                .toList();
    }

    /** What fails is logged, and attempted again at its next time; the minutes go on. */
    private void survive(String task, Runnable work) {
        try {
            work.run();
        } catch (DiskFullException full) {
            stopOnFailure(full);
        } catch (RuntimeException failed) {
            log.log(task, "failed: " + failed.getMessage());
        }
    }

    /** The first training waits until the history is downloaded: false if the bot was stopped before. */
    private boolean waitForBars() {
        try {
            while (!caughtUp.get()) {
                if (!sleep.pause(Duration.ofSeconds(5))) {
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
        lastMinuteAt = Optional.of(clock.instant());
        try {
            lock.renew();
        } catch (AlreadyRunningException taken) {
            log.log("run", taken.getMessage() + "; stopping");
            stopped.set(true);
            sleep.end();
        } catch (RuntimeException e) {
            log.log("run", "cannot renew the lock: " + e.getMessage());
        }
    }

    private JsonNode call(String function, String event, Duration limit) {
        try {
            JsonNode answer = functions.call(function, event, limit);
            log.logAnswer(function, AnswerSummary.of(function, answer), answer);
            return answer;
        } catch (DiskFullException full) {
            // Nothing can be stored any more, neither decisions nor sent orders.
            stopOnFailure(full);
            return MissingNode.getInstance();
        } catch (RuntimeException failed) {
            // The function has sent a notification itself; the next minute retries.
            log.log(function, "failed: " + failed.getMessage());
            return MissingNode.getInstance();
        }
    }

    /** Logs only answers with something new: a minute that was handled before has nothing. */
    private void callAndLogChanges(String event) {
        try {
            JsonNode answer = functions.call(LocalFunctions.EXECUTION, event, EXECUTION_LIMIT);
            boolean something = false;
            for (JsonNode symbol : answer.path("symbols")) {
                String outcome = symbol.path("outcome").asText();
                something |= !outcome.equals(MinuteReport.HANDLED_BEFORE) && !outcome.equals(MinuteReport.NO_BARS);
            }
            for (JsonNode portfolio : answer.path("portfolios")) {
                something |= !portfolio.path("outcome").asText().equals(PortfolioReport.NO_SIGNALS);
            }
            if (something || answer.has("error")) {
                log.logAnswer(LocalFunctions.EXECUTION, AnswerSummary.of(LocalFunctions.EXECUTION, answer), answer);
            }
        } catch (DiskFullException full) {
            stopOnFailure(full);
        } catch (RuntimeException failed) {
            log.log(LocalFunctions.EXECUTION, "failed: " + failed.getMessage());
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
