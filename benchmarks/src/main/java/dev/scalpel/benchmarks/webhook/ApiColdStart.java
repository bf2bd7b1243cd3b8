package dev.scalpel.benchmarks.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.benchmarks.functions.PackagedFunction;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The API from its zip, by the runtime interface client: from the start of the process to the answer to a first alert, and to further
 * ones. DynamoDB, Systems Manager and Lambda are a server on this machine that takes their calls. No snapshot is restored.
 */
final class ApiColdStart implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLD = "function: process start to the answer to an alert";
    private static final String ZIP = "api/target/api-lambda.zip";
    private static final String BUILD = "mvn -Dquick -DskipTests -pl api -am package";
    /** As ApiFunction of the deployment sets them. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dsun.net.http.retryPost=false", "-Duser.timezone=UTC");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int STARTS = 9;
    private static final int QUICK = 2;
    private static final int WARM_CALLS = 50;
    private static final double GOAL_MILLIS = 1_300;
    private static final double GOAL_MB = 12;
    private static final double BYTES_PER_MB = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;

    private final PackagedFunction function;
    private final Path folder;
    private final HttpServer aws;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Milliseconds.
     *
     * @param first from the start of the process to the answer to its first alert
     * @param warm of a later alert
     * @param firstProcessor processor time up to the first answer
     * @param warmProcessor processor time of a later alert
     */
    private record Start(double first, double warm, double firstProcessor, double warmProcessor) {}

    private ApiColdStart(Path zip, Path folder) {
        this.folder = folder;
        function = PackagedFunction.unpack(zip, folder.resolve("function"));
        try {
            Files.writeString(folder.resolve("scalpel.yaml"), """
                    portfolios:
                      crypto: {quote: USDT, timeframe: immediate, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}}}
                    api: {enabled: true}
                    """);
            aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        aws.setExecutor(threads);
        aws.createContext("/", ApiColdStart::serve);
        aws.start();
    }

    /** Nothing but the log's word for it where the package was not built. */
    static List<ResultRow> measure(BenchmarkRun run, Path folder) {
        Path zip = Path.of(System.getProperty("scalpel.root", "."))
                .toAbsolutePath()
                .resolve(ZIP);
        if (!Files.exists(zip)) {
            run.log().println("webhook: no cold start, " + ZIP + " is missing: " + BUILD);
            return List.of();
        }
        List<Start> started = new ArrayList<>();
        try (ApiColdStart measured = new ApiColdStart(zip, folder)) {
            int starts = run.quick() ? QUICK : STARTS;
            for (int start = -1; start < starts; start++) {
                run.log().println("webhook: start " + (start + 1) + " of " + starts);
                Start one = measured.start();
                if (start >= 0) {
                    started.add(one);
                }
            }
        }
        double cold = Median.of(started.stream().map(Start::first).toList());
        double mb = zip.toFile().length() / BYTES_PER_MB;
        return List.of(
                ResultRow.of(COLD, cold, "ms", "goal", GOAL_MILLIS),
                row("function: an alert, warm", started, Start::warm, cold),
                row("function: processor time up to the first answer", started, Start::firstProcessor, cold),
                row("function: processor time of an alert, warm", started, Start::warmProcessor, cold),
                ResultRow.of("function: its zip", mb, "MB", "goal", GOAL_MB));
    }

    private static ResultRow row(String name, List<Start> started, Function<Start, Double> millis, double cold) {
        return ResultRow.of(name, Median.of(started.stream().map(millis).toList()), "ms", COLD, cold);
    }

    private Start start() {
        Map<String, String> environment = Map.of(
                "LAMBDA_TASK_ROOT",
                folder.toString(),
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + aws.getAddress().getPort(),
                "SIGNALS_TABLE",
                "scalpel-testnet-signals",
                "KEYS_PARAMETER",
                "/scalpel-testnet/api-keys",
                "EXECUTION_FUNCTION",
                "scalpel-testnet-execution");
        long started = System.nanoTime();
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = FunctionProcess.start(
                        api,
                        "dev.scalpel.api.ApiHandler::handleRequest",
                        function.classPath() + ":" + System.getProperty("java.class.path"),
                        JVM,
                        environment,
                        folder.resolve("log"))) {
            alert(api, process);
            double first = (System.nanoTime() - started) / NANOS_PER_MILLI;
            double firstProcessor = process.cpuTime().toNanos() / NANOS_PER_MILLI;
            List<Double> warm = new ArrayList<>();
            for (int call = 0; call < WARM_CALLS; call++) {
                long begun = System.nanoTime();
                alert(api, process);
                warm.add((System.nanoTime() - begun) / NANOS_PER_MILLI);
            }
            double all = process.cpuTime().toNanos() / NANOS_PER_MILLI;
            return new Start(first, Median.of(warm), firstProcessor, (all - firstProcessor) / WARM_CALLS);
        }
    }

    private static void alert(LambdaRuntimeApi api, FunctionProcess process) {
        ObjectNode event = JSON.createObjectNode()
                .put("httpMethod", "POST")
                .put("path", "/signals/crypto")
                .put(
                        "body",
                        "{\"key\":\"" + AlertSender.KEY + "\",\"time\":\"" + Instant.now()
                                + "\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}");
        event.putObject("headers").put("Content-Type", "application/json");
        event.putObject("requestContext").putObject("identity").put("sourceIp", "52.89.214.238");
        LambdaRuntimeApi.Answer answer = api.invoke(event.toString(), LIMIT);
        if (answer.failed() || !answer.body().contains("\"statusCode\":200")) {
            throw new BenchmarkException("the function failed: " + answer.body() + process.printed());
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            boolean lambda = exchange.getRequestURI().getPath().contains("/invocations");
            byte[] body = (target.equals("AmazonSSM.GetParameter") ? keys() : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(lambda ? 202 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String keys() {
        KeyRing keys =
                new KeyRing(List.of(ApiKey.of("signals", Scope.signalsTo("crypto"), AlertSender.KEY, Instant.EPOCH)));
        ObjectNode parameter = JSON.createObjectNode();
        parameter.putObject("Parameter").put("Value", new String(keys.write(), StandardCharsets.UTF_8));
        return parameter.toString();
    }

    @Override
    public void close() {
        aws.stop(0);
        threads.shutdownNow();
    }
}
