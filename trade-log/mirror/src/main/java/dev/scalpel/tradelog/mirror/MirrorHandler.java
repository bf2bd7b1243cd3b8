package dev.scalpel.tradelog.mirror;

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
public final class MirrorHandler implements RequestStreamHandler {

    /** Time kept for the cursor and the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Dispatcher function;

    /** Lambda creates one per process, in the cold start. */
    public MirrorHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** With another environment and clock. */
    public MirrorHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext context = FunctionContext.of(root, environment, clock, MirrorFunction.NAME);
        function = MirrorFunction.create(context.store(), environment, clock, context.logAndMailFailure());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.handle(event, answer, deadline.withReserve(RESERVE));
    }
}
