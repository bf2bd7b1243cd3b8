package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.protocol.Conversation;
import dev.scalpel.localexchange.protocol.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP on 127.0.0.1 only, and the faults that need a connection. */
final class LoopbackHttpServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 65_536;
    private static final int BACKLOG = 200;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket server;
    private final ExecutorService threads;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<String> ownHosts;
    private final Router router;
    private final FaultInjector faults;

    LoopbackHttpServer(int port, Router router, FaultInjector faults) {
        this.router = router;
        this.faults = faults;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
        ownHosts = Set.of("127.0.0.1:" + port(), "localhost:" + port());
        threads = Executors.newCachedThreadPool(daemons());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        close(server);
        threads.shutdownNow();
        clients.forEach(LoopbackHttpServer::close);
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket on loopback cannot be closed", e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException closing) {
                clients.forEach(LoopbackHttpServer::close);
                return;
            }
        }
    }

    /** Until the client goes, or a fault or the end of this server ends the connection. */
    private void serve(Socket client) {
        try (HttpConnection connection = new HttpConnection(client, MAX_BODY_BYTES)) {
            boolean open = true;
            while (open) {
                open = serve(connection);
            }
        } catch (IOException gone) {
            // The client has closed its end, which it may do at any time.
            return;
        } finally {
            clients.remove(client);
        }
    }

    /** Whether the connection can serve another request. */
    private boolean serve(HttpConnection connection) throws IOException {
        try {
            Optional<Request> request = connection.read();
            return request.isPresent() && serve(connection, request.get());
        } catch (UnreadableRequestException unreadable) {
            connection.send(router.refusal(unreadable.status(), unreadable.text()));
            return false;
        }
    }

    private boolean serve(HttpConnection call, Request request) throws IOException {
        String host = request.header("Host").orElse("");
        if (!ownHosts.contains(host)) {
            // A page in a browser can reach loopback under another host name; it must not trade here.
            call.send(router.refusal(403, "This exchange answers to " + ownHosts + ", not to " + host + "."));
            return false;
        }
        if (request.path().equals(StandIn.TIME_PATH)) {
            call.send(router.time());
            return true;
        }
        Optional<FaultyAnswer> fault =
                faults.take(request.method(), request.path()).map(one -> new FaultyAnswer(router, one));
        boolean upgrades = request.header("Sec-WebSocket-Key").isPresent();
        if (fault.isPresent() && !(upgrades && fault.get().onlyWaits())) {
            return fault.get().send(call, request);
        }
        Optional<Conversation> conversation = upgrades ? router.converse(request) : Optional.empty();
        if (conversation.isPresent()) {
            fault.ifPresent(FaultyAnswer::pause);
            converse(call.upgrade(request), conversation.get(), fault);
            return false;
        }
        call.send(router.answer(request));
        return true;
    }

    /** Until the client closes the connection. What is slow is so for each message. */
    private void converse(WebSocketFrames frames, Conversation conversation, Optional<FaultyAnswer> slow)
            throws IOException {
        for (String message : conversation.opened()) {
            frames.send(message);
        }
        for (Optional<String> message = frames.next(); message.isPresent(); message = frames.next()) {
            slow.ifPresent(FaultyAnswer::pause);
            for (String answer : router.received(conversation, message.get())) {
                frames.send(answer);
            }
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
