package dev.scalpel.lake.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.signals.dynamodb.DynamoConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The function's entry point in AWS Lambda. */
public final class LakeHandler implements RequestStreamHandler {

    /** Names the table of the analyses. */
    public static final String TABLE_VARIABLE = "ANALYSIS_TABLE";

    /** The only place that a Lambda function may write to. */
    private static final LakeFiles SCRATCH =
            new LakeFiles(Path.of(System.getProperty("java.io.tmpdir")), Optional.empty());

    private static final Duration RESERVE = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private final Clock clock;
    private final FunctionInUniverse function;

    /** Lambda creates one per process, in the cold start. */
    public LakeHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** With another environment and clock. */
    public LakeHandler(Map<String, String> environment, Clock clock) {
        this.clock = clock;
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        FunctionContext context = FunctionContext.of(root, environment, clock, Pipeline.LAKE);
        AnalysisSink sink = sink(environment);
        function = new FunctionInUniverse(
                context.settings(),
                context.store(),
                settings -> LakeFunction.create(
                        settings, context.store(), clock, SCRATCH, sink, context.logAndMailFailure()));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
        function.now().handle(event, answer, deadline.withReserve(RESERVE));
    }

    private static AnalysisSink sink(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(TABLE_VARIABLE))
                .filter(name -> !name.isBlank())
                .<AnalysisSink>map(name -> new AnalysisTable(connection(environment), name))
                .orElse(AnalysisSink.NONE);
    }

    private static DynamoConnection connection(Map<String, String> environment) {
        DynamoConnection aws = DynamoConnection.to(Pipeline.LAKE).withCallTimeout(CALL_TIMEOUT);
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL"))
                .map(endpoint -> aws.at(
                        URI.create(endpoint),
                        Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")),
                        DefaultCredentialsProvider.builder().build()))
                .orElse(aws);
    }
}
