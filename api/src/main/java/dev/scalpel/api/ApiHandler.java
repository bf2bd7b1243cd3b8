package dev.scalpel.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.aws.ProxyEvent;
import dev.scalpel.api.routes.HttpApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The function's entry point in AWS Lambda: events of a REST API, and the schedule's that keeps an instance warm. */
public final class ApiHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WARM = "warm";

    private final HttpApi api;

    /** Lambda creates one per process, in the cold start. */
    public ApiHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** For tests: with another environment and clock. */
    public ApiHandler(Map<String, String> environment, Clock clock) {
        Path root =
                Path.of(Optional.ofNullable(environment.get("LAMBDA_TASK_ROOT")).orElse("."));
        api = DeployedApi.create(root, environment, clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonNode read = JSON.readTree(event);
        if (read.path(WARM).asBoolean()) {
            answer.write("{\"warm\":true}".getBytes(StandardCharsets.UTF_8));
        } else if (ProxyEvent.isOne(read)) {
            answer.write(ProxyEvent.write(api.answer(ProxyEvent.read(read))));
        } else {
            throw new IllegalArgumentException(
                    "not a supported event; allowed: a request of a REST API (proxy integration), {\"warm\": true}");
        }
    }
}
