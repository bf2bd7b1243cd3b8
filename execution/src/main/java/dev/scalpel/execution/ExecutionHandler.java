package dev.scalpel.execution;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.signals.dynamodb.SignalBoxes;
import dev.scalpel.venue.HttpRetryGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The function's entry point in AWS Lambda. */
public final class ExecutionHandler implements RequestStreamHandler {

    static {
        // Before anything, including the store, opens a connection: the JDK reads this property once.
        HttpRetryGuard.disableRetries();
    }

    /** Reserved for recording the response to the last order. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Clock clock;
    private final FunctionInUniverse function;

    /** Lambda creates one per process, in the cold start. */
    public ExecutionHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** For tests: with another environment and clock. */
    public ExecutionHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext functionContext = FunctionContext.of(root, environment, clock, ExecutionFunction.NAME);
        String name =
                Optional.ofNullable(environment.get("AWS_LAMBDA_FUNCTION_NAME")).orElse(ExecutionFunction.NAME);
        function = new FunctionInUniverse(
                functionContext.settings(),
                functionContext.store(),
                settings -> ExecutionFunction.create(
                        settings,
                        functionContext.store(),
                        SignalBoxes.of(settings, functionContext.store(), environment, clock),
                        clock,
                        functionContext.logAndMailFailure(),
                        ExecutionDependencies.standard(
                                        settings,
                                        functionContext.store(),
                                        environment,
                                        clock,
                                        functionContext.notifier())
                                .withMetric(DrawdownMetric.embedded(name, System.out::println))
                                .withAfterRun(process -> AfterRun.failureMetric(name, clock, System.out::println)
                                        .and(tradeNotices(functionContext.with(settings), process))
                                        .and(AfterRun.commandNotices(functionContext.notifier(), clock))
                                        .and(AfterRun.positionNotices(functionContext.notifier())))));
    }

    private static AfterRun tradeNotices(FunctionContext context, String process) {
        return AfterRun.tradeNotices(
                context.settings(),
                new StoredLedger(context.store()),
                context.store(),
                context.notifier(),
                context.clock(),
                process);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.now().handle(event, answer, deadline.withReserve(RESERVE));
    }
}
