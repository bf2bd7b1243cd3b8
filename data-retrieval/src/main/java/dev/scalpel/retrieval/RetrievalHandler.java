package dev.scalpel.retrieval;

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
public final class RetrievalHandler implements RequestStreamHandler {

    /** Time kept for writing the last page and the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(3);

    private final Clock clock;
    private final FunctionInUniverse function;

    /** Lambda creates one per process, in the cold start. */
    public RetrievalHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** With another environment and clock. */
    public RetrievalHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext functionContext = FunctionContext.of(root, environment, clock, "data-retrieval");
        function = new FunctionInUniverse(
                functionContext.settings(),
                functionContext.store(),
                settings -> RetrievalFunction.create(
                        settings, functionContext.store(), clock, functionContext.logAndMailFailure(), environment));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.now().handle(event, answer, deadline.withReserve(RESERVE));
    }
}
