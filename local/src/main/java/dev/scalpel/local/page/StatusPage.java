package dev.scalpel.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.api.server.RequestThreads;
import dev.scalpel.api.server.ServerProperties;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.local.desk.http.ServedPage;
import dev.scalpel.local.functions.LocalFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The bot's web page on loopback: shows the status, and has buttons for stop and resume. */
public final class StatusPage implements ServedPage {

    private static final ObjectMapper JSON = ResponseJson.mapper();
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static {
        ServerProperties.set();
    }

    private final HttpServer server;
    private final RequestThreads threads = new RequestThreads("page");
    private final RequestGuard guard;
    private final Supplier<JsonNode> status;
    private final LocalFunctions functions;

    private StatusPage(HttpServer server, RequestGuard guard, Supplier<JsonNode> status, LocalFunctions functions) {
        this.server = server;
        this.guard = guard;
        this.status = status;
        this.functions = functions;
    }

    /**
     * Opens the page.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static StatusPage open(int port, Supplier<JsonNode> status, LocalFunctions functions) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            RequestGuard guard = new RequestGuard(server.getAddress().getPort(), new SecureRandom());
            StatusPage page = new StatusPage(server, guard, status, functions);
            server.createContext("/", page::answer);
            server.setExecutor(page.threads);
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the page on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            threads.requireArrived();
            boolean post = exchange.getRequestMethod().equals("POST");
            Optional<String> refusal = guard.refusal(exchange.getRequestHeaders(), post);
            if (refusal.isPresent()) {
                send(exchange, 403, "text/plain", refusal.get());
            } else if (post) {
                change(exchange);
            } else if (exchange.getRequestMethod().equals("GET")) {
                show(exchange);
            } else {
                send(exchange, 405, "text/plain", "only GET and POST are allowed");
            }
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> send(exchange, 200, "text/html", resource("page.html").replace("{{token}}", guard.token()));
            case "/page.css" -> send(exchange, 200, "text/css", resource("page.css"));
            case "/page.js" -> send(exchange, 200, "text/javascript", resource("page.js"));
            case "/api/status" -> sendJson(exchange, status);
            default -> send(exchange, 404, "text/plain", "page not found");
        }
    }

    private void change(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/api/stop" ->
                sendJson(
                        exchange,
                        () -> execution("{\"action\":\"emergency_stop\",\"reason\":\"pressed on the page\"}"));
            case "/api/resume" -> sendJson(exchange, () -> execution("{\"action\":\"resume\"}"));
            default -> send(exchange, 404, "text/plain", "action not found");
        }
    }

    private JsonNode execution(String event) {
        return functions.call(LocalFunctions.EXECUTION, event, LIMIT);
    }

    private static void sendJson(HttpExchange exchange, Supplier<JsonNode> document) throws IOException {
        try {
            send(exchange, 200, "application/json", JSON.writeValueAsString(document.get()));
        } catch (RuntimeException failed) {
            ObjectNode error = JSON.createObjectNode();
            error.put("error", String.valueOf(failed.getMessage()));
            send(exchange, 500, "application/json", JSON.writeValueAsString(error));
        }
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
