package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.monitoring.MonitoringFunction;
import dev.scalpel.retrieval.RetrievalFunction;
import dev.scalpel.training.TrainingFunction;
import dev.scalpel.training.daily.TrainingProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions by name, called as AWS would call them: an event in, a document out. Each is set up with its first call,
 * as in its cold start, and stays warm.
 */
public final class LocalFunctions {

    public static final String RETRIEVAL = "data-retrieval";
    public static final String EXECUTION = ExecutionFunction.NAME;
    public static final String TRAINING = "training";
    public static final String MONITORING = "monitoring";

    private static final Map<String, Entry> ENTRIES = new TreeMap<>(Map.of(
            RETRIEVAL,
                    (on, failures, progress) ->
                            RetrievalFunction.create(on.settings(), on.store(), on.clock(), failures),
            TRAINING,
                    (on, failures, progress) ->
                            TrainingFunction.create(on.settings(), on.store(), on.clock(), failures, progress),
            EXECUTION,
                    (on, failures, progress) ->
                            ExecutionFunction.create(on.settings(), on.store(), on.clock(), failures),
            MONITORING,
                    (on, failures, progress) -> MonitoringFunction.create(
                            on.settings(),
                            on.store(),
                            on.clock(),
                            on.notifier(),
                            MonitoringFunction.learningMethods(on.settings(), on.store(), on.clock()),
                            failures)));

    private final DiskFullDetector disk;
    private final FunctionContext surroundings;
    private final Dispatcher.FailureReport failures;
    private final TrainingProgress progress;
    private final Clock stopwatch;
    private final Map<String, Entry> entries;
    private final Map<String, Dispatcher> warm = new ConcurrentHashMap<>();

    /** How a function is set up. */
    private interface Entry {
        Dispatcher create(FunctionContext on, Dispatcher.FailureReport failures, TrainingProgress progress);
    }

    private LocalFunctions(
            Map<String, Entry> entries,
            FunctionContext surroundings,
            Dispatcher.FailureReport failures,
            TrainingProgress progress,
            Clock stopwatch) {
        this.entries = entries;
        this.disk = new DiskFullDetector(surroundings.store());
        this.surroundings =
                new FunctionContext(surroundings.settings(), disk, surroundings.notifier(), surroundings.clock());
        this.failures = failures;
        this.progress = progress;
        this.stopwatch = stopwatch;
    }

    /** @param progress hears of trainings */
    public static LocalFunctions of(
            FunctionContext surroundings, Dispatcher.FailureReport failures, TrainingProgress progress) {
        return of(surroundings, failures, progress, surroundings.clock());
    }

    /**
     * The same in a rehearsal, whose market runs faster than work can be done.
     *
     * @param stopwatch by which the functions' time is measured
     */
    public static LocalFunctions of(
            FunctionContext surroundings,
            Dispatcher.FailureReport failures,
            TrainingProgress progress,
            Clock stopwatch) {
        return new LocalFunctions(ENTRIES, surroundings, failures, progress, stopwatch);
    }

    /** The same where the exchange is a stand-in that reads the very clock of the surroundings. */
    public static LocalFunctions onOneClock(
            FunctionContext surroundings, Dispatcher.FailureReport failures, TrainingProgress progress) {
        Map<String, Entry> entries = new TreeMap<>(ENTRIES);
        entries.put(
                RETRIEVAL,
                (on, failed, told) ->
                        RetrievalFunction.createWithSharedClock(on.settings(), on.store(), on.clock(), failed));
        return new LocalFunctions(entries, surroundings, failures, progress, surroundings.clock());
    }

    /** What there is to call. */
    public static Set<String> names() {
        return ENTRIES.keySet();
    }

    /**
     * Calls a function.
     *
     * @param limit the time it has, by the stopwatch
     * @throws IllegalArgumentException when no function has this name
     * @throws dev.scalpel.store.DiskFullException when something could not be stored for want of room
     */
    public JsonNode call(String function, String event, Duration limit) {
        try {
            return dispatcher(function).answer(event, Deadline.in(limit, stopwatch));
        } finally {
            disk.check();
        }
    }

    private Dispatcher dispatcher(String function) {
        Entry entry = entries.get(function);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no function is called '" + function + "'; there are: " + String.join(", ", names()));
        }
        return warm.computeIfAbsent(function, name -> entry.create(surroundings, failures, progress));
    }
}
