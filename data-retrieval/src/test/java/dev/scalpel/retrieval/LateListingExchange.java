package dev.scalpel.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;

/** A proxy that does not list some minutes yet: a real venue lists a closed minute with a delay. */
final class LateListingExchange implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI upstream;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile LongPredicate hidden = minute -> false;

    LateListingExchange(URI upstream) {
        this.upstream = upstream;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param minutes open times that are not listed from now on, in the bars of every symbol */
    void hide(LongPredicate minutes) {
        hidden = minutes;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often bars from exactly this minute were requested. */
    long requestsFrom(String symbol, long minute) {
        synchronized (requests) {
            return requests.stream()
                    .filter(query -> query.contains("symbol=" + symbol) && query.contains("startTime=" + minute))
                    .count();
        }
    }

    private void handle(HttpExchange call) throws IOException {
        URI uri = call.getRequestURI();
        HttpRequest request =
                HttpRequest.newBuilder(upstream.resolve(uri.toString())).build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            if (uri.getPath().equals("/api/v3/klines") && answer.statusCode() == 200) {
                requests.add(uri.getRawQuery());
                body = listed(body);
            }
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.statusCode(), body.length);
            call.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    private byte[] listed(byte[] body) throws IOException {
        ArrayNode rows = JSON.createArrayNode();
        for (JsonNode row : JSON.readTree(body)) {
            if (!hidden.test(row.path(0).asLong())) {
                rows.add(row);
            }
        }
        return JSON.writeValueAsBytes(rows);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
