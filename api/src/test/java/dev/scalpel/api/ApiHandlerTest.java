package dev.scalpel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.testkit.DynamoTable;
import dev.scalpel.testkit.Moto;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a request of API Gateway to the table, the parameter and execution, as in a deployment. */
class ApiHandlerTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2024-08-10T02:30:03Z");
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "secret");

    private final DynamoTable table = DynamoTable.create(MOTO.endpoint(), "portfolio", "at");
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean functionFails;
    private String certificate = "";
    private HttpServer aws;

    @TempDir
    Path root;

    @BeforeEach
    void start() throws IOException {
        CREDENTIALS.forEach(System::setProperty);
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        aws.setExecutor(threads);
        aws.createContext("/", this::serve);
        aws.start();
        Files.writeString(root.resolve("scalpel.yaml"), """
                portfolios:
                  crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}}}
                api: {enabled: true}
                """);
    }

    @AfterEach
    void stop() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
        aws.stop(0);
        threads.shutdownNow();
        table.close();
    }

    /** Lambda and Systems Manager; what is for DynamoDB goes on to moto. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            String path = exchange.getRequestURI().getPath();
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=test/")) {
                answer(exchange, 403, "{}");
            } else if (path.equals("/2015-03-31/functions/scalpel-testnet-execution/invocations")) {
                calls.add(new String(body, StandardCharsets.UTF_8));
                if ("Event".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
                    answer(exchange, functionFails ? 429 : 202, "");
                } else if (functionFails) {
                    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                    answer(
                            exchange,
                            200,
                            "{\"errorMessage\":\"no such field\",\"errorType\":\"dev.scalpel.invocation.BadRequestException\"}");
                } else {
                    answer(exchange, 200, "{\"function\":\"execution\"}");
                }
            } else if (target.equals("AmazonSSM.GetParameter")) {
                assertThat(JSON.readTree(body).path("Name").asText()).isEqualTo("/scalpel-testnet/api-keys");
                ObjectNode parameter = JSON.createObjectNode();
                parameter.putObject("Parameter").put("Value", new String(keys().write(), StandardCharsets.UTF_8));
                answer(exchange, 200, parameter.toString());
            } else {
                forward(exchange, target, authorization, body);
            }
        }
    }

    private void forward(HttpExchange exchange, String target, String authorization, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(MOTO.endpoint())
                .header("X-Amz-Target", target)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static KeyRing keys() {
        return new KeyRing(List.of(
                ApiKey.of("signals", Scope.signalsTo("crypto"), "signals-secret", NOW),
                ApiKey.of("read", Scope.READ, "read-secret", NOW)));
    }

    private ApiHandler handler() {
        URI endpoint = URI.create("http://127.0.0.1:" + aws.getAddress().getPort());
        return new ApiHandler(
                Map.of(
                        "LAMBDA_TASK_ROOT",
                        root.toString(),
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL",
                        endpoint.toString(),
                        "SIGNALS_TABLE",
                        table.name(),
                        "KEYS_PARAMETER",
                        "/scalpel-testnet/api-keys",
                        "EXECUTION_FUNCTION",
                        "scalpel-testnet-execution"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private JsonNode call(ApiHandler handler, String method, String path, String key, String body) throws IOException {
        ObjectNode event = JSON.createObjectNode()
                .put("httpMethod", method)
                .put("path", path)
                .put("body", body);
        event.putObject("headers").put("Content-Type", "application/json").put("Authorization", "Bearer " + key);
        ObjectNode identity = event.putObject("requestContext").putObject("identity");
        identity.put("sourceIp", "52.89.214.238");
        if (!certificate.isEmpty()) {
            identity.putObject("clientCert").put("subjectDN", certificate);
        }
        return run(handler, event.toString());
    }

    private static JsonNode run(ApiHandler handler, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
        return JSON.readTree(out.toByteArray());
    }

    @Test
    void anAlertBecomesOneItemHoweverOftenItIsSent() throws IOException {
        ApiHandler handler = handler();
        String message = "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}";
        JsonNode first = call(handler, "POST", "/signals/crypto", "signals-secret", message);
        JsonNode second = call(handler(), "POST", "/signals/crypto", "signals-secret", message);
        assertThat(first.path("statusCode").asInt()).as(first.toString()).isEqualTo(200);
        assertThat(first.path("body").asText()).contains("\"duplicate\":false");
        assertThat(second.path("body").asText()).contains("\"duplicate\":true");
        assertThat(table.items()).hasSize(1);
        assertThat(table.items().get(0).at("/ticker/S").asText()).isEqualTo("BTCUSDT");
        assertThat(call(handler, "POST", "/signals/crypto", "wrong", message)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
    }

    @Test
    void aStopStartsExecutionAndIsAcceptedWhereThatIsNotPossible() throws IOException {
        ApiHandler handler = handler();
        String stop =
                "{\"time\":\"2024-08-10T02:30:0%dZ\",\"ticker\":\"BTCUSDT\",\"order_action\":\"sell\",\"order_comment\":\"stop\"}";
        call(handler, "POST", "/signals/crypto", "signals-secret", stop.formatted(1));
        functionFails = true;
        JsonNode second = call(handler, "POST", "/signals/crypto", "signals-secret", stop.formatted(2));
        assertThat(second.path("statusCode").asInt()).as(second.toString()).isEqualTo(200);
        assertThat(calls).hasSize(2).containsOnly("{\"action\":\"execute_signals\",\"portfolio\":\"crypto\"}");
        assertThat(table.items()).hasSize(2);
    }

    @Test
    void questionsAreAnsweredByExecution() throws IOException {
        ApiHandler handler = handler();
        assertThat(call(handler, "GET", "/account", "read-secret", "")
                        .path("body")
                        .asText())
                .isEqualTo("{\"function\":\"execution\"}");
        assertThat(calls).containsExactly("{\"action\":\"get_account_info\"}");
        functionFails = true;
        JsonNode refused = call(handler, "GET", "/account", "read-secret", "");
        assertThat(refused.path("statusCode").asInt()).isEqualTo(400);
        assertThat(refused.path("body").asText()).contains("no such field");
    }

    @Test
    void aTableThatIsGoneIsAnsweredSuchThatTheSenderSendsAgain() throws IOException {
        ApiHandler handler = handler();
        assertThat(call(handler, "GET", "/account", "read-secret", "")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
        aws.stop(0);
        JsonNode answer = call(
                handler,
                "POST",
                "/signals/crypto",
                "signals-secret",
                "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.at("/headers/Retry-After").asText()).isEqualTo("1");
    }

    @Test
    void withMutualTlsSignalsNeedTheCertificateOfTradingViewAndQuestionsDoNot() throws IOException {
        Files.writeString(
                root.resolve("scalpel.yaml"),
                Files.readString(root.resolve("scalpel.yaml"))
                        .replace("{enabled: true}", "{enabled: true, mutualTls: hooks.example.org}"));
        ApiHandler handler = handler();
        String message = "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}";
        JsonNode without = call(handler, "POST", "/signals/crypto", "signals-secret", message);
        assertThat(without.path("statusCode").asInt()).isEqualTo(403);
        assertThat(without.path("body").asText()).contains("certificate_needed");
        assertThat(call(handler, "GET", "/account", "read-secret", "")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
        certificate = "CN=TradingView Webhooks,O=TradingView\\, Inc.,C=US";
        assertThat(call(handler, "POST", "/signals/crypto", "signals-secret", message)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
    }

    @Test
    void theWarmingEventIsAnsweredAndAnUnknownOneFails() throws IOException {
        ApiHandler handler = handler();
        assertThat(run(handler, "{\"warm\":true}").toString()).isEqualTo("{\"warm\":true}");
        assertThatThrownBy(() -> run(handler, "{\"action\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REST API");
        assertThat(calls).isEmpty();
    }
}
