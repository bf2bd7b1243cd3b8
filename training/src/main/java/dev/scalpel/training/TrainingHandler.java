package dev.scalpel.training;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
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

    /** Left for moving the pointer and writing the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Dispatcher dispatcher;

    /** Lambda makes one for each process, in its cold start. */
    public TrainingHandler() {
        this(System.getenv());
    }

    TrainingHandler(Map<String, String> environment) {
        this(environment, Clock.systemUTC());
    }

    /** For a rehearsal: in other surroundings, at another time. */
    public TrainingHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext surroundings = FunctionContext.of(root, environment, clock, "training");
        String name =
                Optional.ofNullable(environment.get("AWS_LAMBDA_FUNCTION_NAME")).orElse("training");
        dispatcher = TrainingFunction.create(
                surroundings.settings(),
                surroundings.store(),
                clock,
                surroundings.logAndMailFailure(),
                TrainingHeartbeat.embedded(name, System.out::println));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        dispatcher.handle(event, answer, deadline.withReserve(RESERVE));
    }
}
