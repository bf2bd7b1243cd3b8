package dev.scalpel.execution;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
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
        // Before anything, the store included, opens a connection: the JDK reads this once.
        HttpRetryGuard.turnOff();
    }

    /** Left for recording what was heard of the last order. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Dispatcher dispatcher;

    /** Lambda makes one for each process, in its cold start. */
    public ExecutionHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** For a rehearsal: in other surroundings, at another time. */
    public ExecutionHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext surroundings = FunctionContext.of(root, environment, clock, ExecutionFunction.NAME);
        String name =
                Optional.ofNullable(environment.get("AWS_LAMBDA_FUNCTION_NAME")).orElse(ExecutionFunction.NAME);
        dispatcher = ExecutionFunction.create(
                surroundings.settings(),
                surroundings.store(),
                clock,
                surroundings.failureReport(),
                ExecutionDependencies.usual(surroundings.settings(), surroundings.store(), environment, clock)
                        .telling(DrawdownMetric.embedded(name, System.out::println)));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        dispatcher.handle(event, answer, deadline.withReserve(RESERVE));
    }
}
