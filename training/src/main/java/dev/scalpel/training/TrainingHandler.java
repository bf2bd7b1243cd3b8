package dev.scalpel.training;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.FunctionInUniverse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The function's entry point in AWS Lambda. */
public final class TrainingHandler implements RequestStreamHandler {

    /** Reserved for promotion and the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Clock clock;
    private final FunctionInUniverse function;

    /** Called by Lambda once per process, during the cold start. */
    public TrainingHandler() {
        this(System.getenv());
    }

    TrainingHandler(Map<String, String> environment) {
        this(environment, Clock.systemUTC());
    }

    /** For tests and local runs, with another environment and clock. */
    public TrainingHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext functionContext = FunctionContext.of(root, environment, clock, "training");
        function = new FunctionInUniverse(
                functionContext.settings(),
                functionContext.store(),
                settings -> TrainingFunction.create(
                        settings, functionContext.store(), clock, functionContext.logAndMailFailure()));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.now().handle(event, answer, deadline.withReserve(RESERVE));
    }
}
