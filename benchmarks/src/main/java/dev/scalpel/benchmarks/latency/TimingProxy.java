package dev.scalpel.benchmarks.latency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy of the exchange that records when each request came and how long the exchange took. */
public final class TimingProxy implements AutoCloseable {

    /** Headers that the client sets itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings");

    private final URI upstream;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Seen> seen = new ArrayList<>();

    /**
     * @param route {@code POST /api/v3/order}
     * @param cameNanos by {@link System#nanoTime()}
     * @param tookNanos until the answer was passed on
     */
    public record Seen(String route, long cameNanos, long tookNanos) {}

    public TimingProxy(URI upstream) {
        this.upstream = upstream;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::relay);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests since the last call, in order. */
    public synchronized List<Seen> take() {
        List<Seen> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }

    private void relay(HttpExchange call) throws IOException {
        long came = System.nanoTime();
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(upstream + call.getRequestURI().toString()))
                    .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            call.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
            call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            call.getResponseBody().write(answer.body());
            note(call.getRequestMethod() + " " + call.getRequestURI().getPath(), came);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while forwarding a request", closing);
        }
    }

    private synchronized void note(String route, long came) {
        seen.add(new Seen(route, came, System.nanoTime() - came));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
