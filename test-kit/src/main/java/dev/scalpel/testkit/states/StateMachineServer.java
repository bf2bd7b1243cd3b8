package dev.scalpel.testkit.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.testkit.Moto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Executes state machines: moto's interpreter, with a relay in front of the account that answers the calls of functions in this process
 * and passes everything else on. The interpreter is not AWS's: it ignores tolerated failures, and a failed child execution fails its map.
 */
public final class StateMachineServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVOCATION = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** Set by the client itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    /** The interpreter fails at a second execution in a region: it copies everything that the region has. */
    private static final List<String> REGIONS =
            List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3");

    private final AtomicInteger executions = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final Functions functions;
    private final HttpServer relay;
    private final Process process;
    private final URI account;

    /** Its tests are skipped where moto is absent, unless peers are required. */
    public static final class Required implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return new Moto().evaluateExecutionCondition(context);
        }
    }

    /** Answers calls; what it throws is a failed call. */
    @FunctionalInterface
    public interface Functions {

        /** @param function the name or the ARN by which it is called */
        String call(String function, String event);
    }

    private StateMachineServer(Functions functions) throws IOException {
        this.functions = functions;
        relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.setExecutor(connections);
        relay.createContext("/", this::serve);
        relay.start();
        int port = Moto.freePort();
        account = URI.create("http://127.0.0.1:" + port);
        process = Moto.startInterpreter(port, relay.getAddress().getPort());
        Moto.awaitStart(process, port);
        send(REGIONS.get(0), "/moto-api/config", "", "{\"stepfunctions\": {\"execute_state_machine\": true}}");
    }

    /** Starts it. */
    public static StateMachineServer start(Functions functions) {
        try {
            return new StateMachineServer(functions);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start moto", failed);
        }
    }

    /** Stores an object, in a bucket that is made if it is not there. */
    public void put(String bucket, String key, byte[] bytes) {
        String region = REGIONS.get(0);
        HttpRequest.Builder made = HttpRequest.newBuilder(account.resolve("/" + bucket));
        request(region, "s3", made.PUT(HttpRequest.BodyPublishers.noBody()));
        request(
                region,
                "s3",
                HttpRequest.newBuilder(account.resolve("/" + bucket + "/" + key))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** Executes a definition and returns the execution's description at its end; a server does that a few times. */
    public JsonNode execute(String name, String definition, String input) {
        String region = REGIONS.get(executions.getAndIncrement());
        String machine = call(
                        region,
                        "CreateStateMachine",
                        Map.of(
                                "name", name,
                                "definition", definition,
                                "roleArn", "arn:aws:iam::123456789012:role/pipeline"))
                .path("stateMachineArn")
                .asText();
        String execution = call(
                        region, "StartExecution", Map.of("stateMachineArn", machine, "name", name, "input", input))
                .path("executionArn")
                .asText();
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            JsonNode described = call(region, "DescribeExecution", Map.of("executionArn", execution));
            if (!described.path("status").asText().equals("RUNNING")) {
                return described;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the execution does not end: " + described);
            }
            pause();
        }
    }

    @Override
    public void close() {
        process.destroy();
        relay.stop(0);
        connections.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher invocation = INVOCATION.matcher(exchange.getRequestURI().getRawPath());
            if (invocation.matches()) {
                String function = URLDecoder.decode(invocation.group(1), StandardCharsets.UTF_8);
                answer(exchange, function, new String(body, StandardCharsets.UTF_8));
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(account + exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            write(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String function, String event) throws IOException {
        String answer;
        try {
            answer = functions.call(function, event);
        } catch (RuntimeException failed) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            answer = JSON.writeValueAsString(Map.of(
                    "errorMessage", String.valueOf(failed.getMessage()),
                    "errorType", failed.getClass().getName()));
        }
        write(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private JsonNode call(String region, String operation, Map<String, String> fields) {
        try {
            String body = JSON.writeValueAsString(fields);
            return JSON.readTree(send(region, "/", "AWSStepFunctions." + operation, body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(operation + " had no JSON answer", impossible);
        }
    }

    private String send(String region, String path, String target, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(account.resolve(path))
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return request(region, "states", target.isEmpty() ? request : request.header("X-Amz-Target", target));
    }

    private String request(String region, String service, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(
                    request.header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=test/20261121/" + region + "/" + service
                                            + "/aws4_request, SignedHeaders=host, Signature=none")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // A bucket that is there is refused in some regions.
            if (response.statusCode() >= 300 && response.statusCode() != 409) {
                throw new IllegalStateException(
                        service + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(service + " does not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service, stopped);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an execution ran", stopped);
        }
    }
}
