package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.AfterRun;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.lake.function.AnalysisSink;
import dev.scalpel.lake.function.LakeFiles;
import dev.scalpel.lake.function.LakeFunction;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.monitoring.MonitoringFunction;
import dev.scalpel.pipeline.PipelineRun;
import dev.scalpel.retrieval.RetrievalFunction;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.training.TrainingFunction;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions by name, called as AWS calls them: an event in, a document out. Each is created at its first call, as in a
 * cold start, and stays warm.
 */
public final class LocalFunctions {

    public static final String RETRIEVAL = "data-retrieval";
    public static final String EXECUTION = ExecutionFunction.NAME;
    public static final String TRAINING = "training";
    public static final String MONITORING = "monitoring";
    public static final String LAKE = Pipeline.LAKE;

    /** No platform ends a call here, and this machine may be slower. */
    private static final int PIPELINE_CALLS_LONGER = 4;

    /** For callers without a home directory. */
    private static final LakeFiles SCRATCH =
            new LakeFiles(Path.of(System.getProperty("java.io.tmpdir"), "scalpel-lake"), Optional.empty());

    private static final Map<String, FunctionFactory> FACTORIES = new TreeMap<>(Map.of(
            RETRIEVAL,
                    (context, environment, failures, progress) -> RetrievalFunction.create(
                            context.settings(), context.store(), context.clock(), failures, environment),
            TRAINING,
                    (context, environment, failures, progress) -> TrainingFunction.create(
                            context.settings(), context.store(), context.clock(), failures, progress),
            EXECUTION,
                    (context, environment, failures, progress) -> ExecutionFunction.create(
                            context.settings(),
                            context.store(),
                            context.clock(),
                            failures,
                            ExecutionDependencies.standard(
                                            context.settings(),
                                            context.store(),
                                            environment,
                                            context.clock(),
                                            context.notifier())
                                    .withAfterRun(process -> AfterRun.tradeNotices(
                                                    context.settings(),
                                                    new StoredLedger(context.store()),
                                                    context.store(),
                                                    context.notifier(),
                                                    context.clock(),
                                                    process)
                                            .and(AfterRun.commandNotices(context.notifier(), context.clock()))
                                            .and(AfterRun.positionNotices(context.notifier())))),
            MONITORING,
                    (context, environment, failures, progress) -> MonitoringFunction.create(
                            context.settings(),
                            context.store(),
                            context.clock(),
                            context.notifier(),
                            MonitoringFunction.learningMethods(context.settings(), context.store(), context.clock()),
                            failures),
            LAKE, (context, environment, failures, progress) -> lake(context, failures, SCRATCH)));

    private final DiskFullDetector diskFull;
    private final FunctionContext context;
    private final Map<String, String> environment;
    private final Dispatcher.FailureReport failures;
    private final TrainingProgress progress;
    private final Clock stopwatch;
    private final Map<String, FunctionFactory> factories;
    private final CallStatistics statistics;
    private final Map<String, FunctionInUniverse> warm = new ConcurrentHashMap<>();

    /** Creates a function. */
    private interface FunctionFactory {
        Dispatcher create(
                FunctionContext context,
                Map<String, String> environment,
                Dispatcher.FailureReport failures,
                TrainingProgress progress);
    }

    private LocalFunctions(
            Map<String, FunctionFactory> factories,
            FunctionContext context,
            Map<String, String> environment,
            Dispatcher.FailureReport failures,
            TrainingProgress progress,
            Clock stopwatch) {
        this.factories = factories;
        this.diskFull = new DiskFullDetector(context.store());
        this.context = new FunctionContext(context.settings(), diskFull, context.notifier(), context.clock());
        this.environment = environment;
        this.failures = failures;
        this.progress = progress;
        this.stopwatch = stopwatch;
        this.statistics = new CallStatistics(stopwatch);
    }

    /**
     * Without API keys: on paper.
     *
     * @param progress receives the progress of trainings
     */
    public static LocalFunctions of(
            FunctionContext context, Dispatcher.FailureReport failures, TrainingProgress progress) {
        return of(context, Map.of(), failures, progress, context.clock());
    }

    /**
     * The same in any mode, and in a rehearsal, whose market may run faster than the functions.
     *
     * @param environment holds the venue's API keys, where the mode needs them
     * @param stopwatch measures the time limits of the functions
     */
    public static LocalFunctions of(
            FunctionContext context,
            Map<String, String> environment,
            Dispatcher.FailureReport failures,
            TrainingProgress progress,
            Clock stopwatch) {
        return new LocalFunctions(FACTORIES, context, environment, failures, progress, stopwatch);
    }

    /** The same for a simulated exchange that reads the same clock as the context. */
    public static LocalFunctions onOneClock(
            FunctionContext context, Dispatcher.FailureReport failures, TrainingProgress progress) {
        Map<String, FunctionFactory> factories = new TreeMap<>(FACTORIES);
        factories.put(
                RETRIEVAL,
                (shared, environment, failed, ignored) -> RetrievalFunction.createWithSharedClock(
                        shared.settings(), shared.store(), shared.clock(), failed));
        return new LocalFunctions(factories, context, Map.of(), failures, progress, context.clock());
    }

    /** The same with the lake's files in a home directory, read in place where the store is a directory. */
    public LocalFunctions withHome(Path home) {
        Map<String, FunctionFactory> own = new TreeMap<>(factories);
        Optional<Path> tables =
                FunctionContext.storeFolder(context.settings().store(), home).map(folder -> folder.resolve("lake"));
        LakeFiles files = new LakeFiles(home, tables);
        own.put(LAKE, (shared, ignored, failed, none) -> lake(shared, failed, files));
        return new LocalFunctions(own, context, environment, failures, progress, stopwatch);
    }

    private static Dispatcher lake(FunctionContext context, Dispatcher.FailureReport failures, LakeFiles files) {
        return LakeFunction.create(
                context.settings(), context.store(), context.clock(), files, AnalysisSink.NONE, failures);
    }

    /** The names of all functions. */
    public static Set<String> names() {
        return FACTORIES.keySet();
    }

    /**
     * Calls a function.
     *
     * @param limit its time limit, by the stopwatch
     * @throws IllegalArgumentException if there is no function with this name
     * @throws dev.scalpel.store.DiskFullException when something could not be stored because the disk is full
     */
    public JsonNode call(String function, String event, Duration limit) {
        try {
            Dispatcher called = dispatcher(function);
            return statistics.measured(function, () -> called.answer(event, Deadline.in(limit, stopwatch)));
        } finally {
            diskFull.check();
        }
    }

    /** The daily pipeline by these functions; as {@code ./scalpel pipeline run}, with the lake. */
    public PipelineRun pipeline(PipelineRun.Listener listener) {
        return new PipelineRun(
                Pipeline.of(context.settings(), true),
                context.store(),
                (function, event, limit) -> call(function, event, limit.multipliedBy(PIPELINE_CALLS_LONGER)),
                listener);
    }

    /** What was called since this process began. */
    public CallStatistics statistics() {
        return statistics;
    }

    private Dispatcher dispatcher(String function) {
        FunctionFactory factory = factories.get(function);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "unknown function '" + function + "'; available: " + String.join(", ", names()));
        }
        return warm.computeIfAbsent(
                        function,
                        name -> new FunctionInUniverse(
                                context.settings(),
                                context.store(),
                                settings -> factory.create(context.with(settings), environment, failures, progress)))
                .now();
    }
}
