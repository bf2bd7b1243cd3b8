package dev.scalpel.localexchange.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.protocol.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP on 127.0.0.1 only, and the faults that need a connection. */
final class LoopbackHttpServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 65_536;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // Read once when the server's classes load. Without it each response waits 40 ms for a delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Set<String> ownHosts;
    private final Router router;
    private final FaultInjector faults;

    LoopbackHttpServer(int port, Router router, FaultInjector faults) {
        this.router = router;
        this.faults = faults;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": choose another port", e);
        }
        ownHosts = Set.of("127.0.0.1:" + port(), "localhost:" + port());
        threads = Executors.newCachedThreadPool(daemons());
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            String host = String.valueOf(call.getRequestHeaders().getFirst("Host"));
            if (!ownHosts.contains(host)) {
                // A page in a browser can reach loopback under another host name; it must not trade here.
                ResponseWriter.send(
                        call, router.refusal(403, "This exchange answers to " + ownHosts + ", not to " + host + "."));
                return;
            }
            byte[] body = call.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                ResponseWriter.send(call, router.refusal(413, "A body is at most " + MAX_BODY_BYTES + " bytes."));
                return;
            }
            serve(call, request(call, body));
        }
    }

    private void serve(HttpExchange call, Request request) throws IOException {
        Fault fault = faults.take(request.method(), request.path()).orElse(null);
        if (fault == null) {
            ResponseWriter.send(call, router.answer(request));
        } else if (fault instanceof Fault.Refusal refusal) {
            ResponseWriter.send(call, refusal.answer());
        } else if (fault instanceof Fault.ExecutedButRefused refused) {
            router.answer(request);
            ResponseWriter.send(call, refused.answer().answer());
        } else if (fault instanceof Fault.Slow slow) {
            if (pause(slow)) {
                ResponseWriter.send(call, router.answer(request));
            }
        } else if (fault instanceof Fault.TruncatedBody) {
            ResponseWriter.sendHalf(call, router.answer(request));
        } else if (fault instanceof Fault.LostResponse) {
            router.answer(request);
        } else if (fault instanceof Fault.DelayedExecution late) {
            ResponseWriter.send(call, router.delayExecution(request, late.delay()));
        }
        // ResetBeforeExecution: nothing is executed, nothing is sent; closing the call closes the connection.
    }

    private static Request request(HttpExchange call, byte[] body) {
        String query = call.getRequestURI().getRawQuery();
        Map<String, String> headers = new HashMap<>();
        call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Request(
                call.getRequestMethod(),
                call.getRequestURI().getPath(),
                query == null ? "" : query,
                new String(body, StandardCharsets.UTF_8),
                headers);
    }

    /** Whether the pause completed: closing the exchange interrupts it. */
    private static boolean pause(Fault.Slow slow) {
        try {
            Thread.sleep(slow.delay().toMillis());
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "local-exchange-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
