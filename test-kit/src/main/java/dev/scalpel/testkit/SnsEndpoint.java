package dev.scalpel.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SNS on loopback with one topic: the query protocol's {@code Publish}, the limits of the real one, the presence of
 * a signature (not its truth), and faults on demand. Keeps what it took.
 */
public final class SnsEndpoint implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final String topicArn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<SnsMessage> messages = new CopyOnWriteArrayList<>();
    private final Queue<SnsFault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();

    public SnsEndpoint(String topicArn) {
        this.topicArn = topicArn;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on loopback", failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String topicArn() {
        return topicArn;
    }

    /** What was taken so far, in order. */
    public List<SnsMessage> messages() {
        return List.copyOf(messages);
    }

    /** The number of requests, including rejected ones. */
    public long requests() {
        return requests.get();
    }

    /** The next requests fail in this order, later ones do not. */
    public void failNext(SnsFault... planned) {
        faults.addAll(List.of(planned));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        long number = requests.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES);
            SnsFault fault = faults.poll();
            if (fault != null && fault != SnsFault.ANSWER_LOST) {
                answer(exchange, fault.status(), error(fault.code(), fault.message(), number));
                return;
            }
            SnsPublishRequest request = SnsPublishRequest.read(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.US_ASCII));
            Optional<SnsPublishRequest.Refusal> refusal = request.refusal(topicArn);
            if (refusal.isPresent()) {
                SnsPublishRequest.Refusal why = refusal.get();
                answer(exchange, why.status(), error(why.code(), why.message(), number));
                return;
            }
            messages.add(request.message());
            if (fault == null) {
                answer(exchange, 200, success(number));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String success(long number) {
        return "<PublishResponse xmlns=\"" + NAMESPACE + "\"><PublishResult><MessageId>message-" + number
                + "</MessageId></PublishResult><ResponseMetadata><RequestId>request-" + number
                + "</RequestId></ResponseMetadata></PublishResponse>";
    }

    private static String error(String code, String message, long number) {
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>" + code + "</Code><Message>"
                + message + "</Message></Error><RequestId>request-" + number + "</RequestId></ErrorResponse>";
    }
}
