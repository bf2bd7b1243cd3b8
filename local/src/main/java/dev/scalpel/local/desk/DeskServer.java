package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.scalpel.api.server.RequestThreads;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.DeskRequest;
import dev.scalpel.local.desk.http.RequestGuard;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.desk.metrics.MetricsText;
import dev.scalpel.local.desk.stream.EventStream;
import dev.scalpel.local.desk.stream.EventStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the requests of the page, and of nobody else. */
final class DeskServer {

    private static final int MAX_BODY = 16 * 1_024;

    /** A file of signals, each character of which may need some bytes. */
    private static final int MAX_FILE_BODY = 4 * DeskQuestions.MAX_FILE;

    private static final int OK = 200;
    private static final int FAILED = 500;
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String JSON = "application/json";
    private static final String METRICS = "/metrics";
    private static final String EVENTS = "/api/events";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final RequestThreads threads;
    private final RequestGuard guard;
    private final DeskRoutes routes;
    private final Overview overview;
    private final EventStreams streams;
    private final Supplier<byte[]> metrics;

    /** @param metrics for Prometheus */
    DeskServer(
            RequestThreads threads,
            RequestGuard guard,
            DeskRoutes routes,
            Overview overview,
            EventStreams streams,
            Supplier<byte[]> metrics) {
        this.threads = threads;
        this.guard = guard;
        this.routes = routes;
        this.overview = overview;
        this.streams = streams;
        this.metrics = metrics;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(maxBody(exchange) + 1);
            threads.requireArrived();
            try {
                answer(exchange, body);
            } catch (RequestRefusedException refused) {
                send(exchange, refused.status(), DeskJson.error(String.valueOf(refused.getMessage())));
            } catch (RuntimeException failed) {
                send(exchange, FAILED, DeskJson.error(String.valueOf(failed.getMessage())));
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        guard.refusal(exchange.getRequestHeaders(), method.equals(POST)).ifPresent(reason -> {
            throw RequestRefusedException.forbidden(reason);
        });
        String path = exchange.getRequestURI().getPath();
        if (method.equals(POST)) {
            send(exchange, OK, routes.change(path, fields(exchange, body)));
        } else if (method.equals(GET)) {
            show(exchange, path);
        } else {
            throw RequestRefusedException.method("GET or POST");
        }
    }

    /** Only a backtest is sent a file. */
    private static int maxBody(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().equals(DeskRoutes.BACKTESTS) ? MAX_FILE_BODY : MAX_BODY;
    }

    private static DeskRequest fields(HttpExchange exchange, byte[] body) {
        if (body.length > maxBody(exchange)) {
            throw RequestRefusedException.tooLarge("a request may have at most " + maxBody(exchange) + " bytes");
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (body.length > 0 && !type.startsWith(JSON)) {
            throw RequestRefusedException.bad("the Content-Type of a change must be " + JSON);
        }
        return DeskRequest.ofBody(new String(body, StandardCharsets.UTF_8));
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/")) {
            DeskAssets.Asset page = DeskAssets.index()
                    .orElseThrow(() -> new IllegalStateException("the page is missing from the jar: build with Maven"));
            String html = new String(page.bytes(), StandardCharsets.UTF_8).replace("{{token}}", guard.token());
            send(exchange, OK, page.type(), "no-store", html.getBytes(StandardCharsets.UTF_8));
        } else if (DeskAssets.isAsset(path)) {
            DeskAssets.Asset asset = DeskAssets.at(path);
            send(exchange, OK, asset.type(), "public, max-age=31536000, immutable", asset.bytes());
        } else if (path.equals(METRICS)) {
            send(exchange, OK, MetricsText.TYPE, "no-store", metrics.get());
        } else if (path.equals(EVENTS)) {
            stream(exchange);
        } else {
            DeskRequest request = DeskRequest.ofQuery(
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
            send(exchange, OK, routes.ask(path, request));
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        EventStream stream = streams.open();
        try {
            // Read before the headers are sent: a store that cannot be read is an error that the page can show.
            JsonNode first = overview.read().document();
            headers(exchange, "text/event-stream", "no-store");
            exchange.sendResponseHeaders(OK, 0);
            streams.serve(stream, exchange.getResponseBody(), first);
        } finally {
            streams.close(stream);
            exchange.close();
            // An interrupt was meant for the stream: the thread goes on to other requests.
            Thread.interrupted();
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode document) throws IOException {
        send(exchange, status, JSON, "no-store", DeskJson.bytes(document));
    }

    private static void send(HttpExchange exchange, int status, String type, String cache, byte[] body)
            throws IOException {
        headers(exchange, type, cache);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void headers(HttpExchange exchange, String type, String cache) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", cache);
    }
}
