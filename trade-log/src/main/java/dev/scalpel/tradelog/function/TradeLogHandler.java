package dev.scalpel.tradelog.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.aws.DatabaseToken;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.tradelog.database.DatabaseAddress;
import dev.scalpel.tradelog.database.PostgresDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function's entry point in AWS Lambda. It has no way to the notices' services: a failure is logged and ends the call, and the
 * alarm on failed calls reports it.
 */
public final class TradeLogHandler implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TradeLogHandler.class);

    /** Time kept for the file that is under way, and the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Dispatcher function;

    /** Lambda creates one per process, in the cold start. */
    public TradeLogHandler() {
        this(System.getenv(), Clock.systemUTC(), RootCertificates.file(), pause -> Thread.sleep(pause.toMillis()));
    }

    /** @param roots the certificates that the server's must be signed by */
    TradeLogHandler(Map<String, String> environment, Clock clock, Path roots, PostgresDatabase.Pause pause) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        DatabaseVariables variables = DatabaseVariables.of(environment);
        DatabaseToken token = DatabaseToken.ofEnvironment(variables.region(), clock);
        DatabaseAddress address = new DatabaseAddress(
                        variables.url(),
                        Optional.of(variables.user()),
                        () -> Optional.of(token.of(variables.host(), variables.port(), variables.user())))
                .verifiedBy(roots);
        FunctionContext context = FunctionContext.of(root, environment, clock, TradeLogFunction.NAME);
        function = TradeLogFunction.create(
                context.store(),
                new PostgresDatabase(address, PostgresDatabase.RESUMING, pause),
                (name, action, failure) -> LOG.error("{} {} failed", name, action, failure));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.handle(event, answer, deadline.withReserve(RESERVE));
    }
}
