package dev.scalpel.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The runtime API of AWS Lambda on loopback: delivers invocations to a function process one after the other and receives
 * their answers, as the runtime interface client expects.
 */
public final class LambdaRuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    /** The process polls again after this time: a poll must not outlive its test. */
    private static final Duration MAX_POLL = Duration.ofSeconds(30);
    /** How often a waiting poll looks whether it was forgotten: far more often than a process can start. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lambda-runtime-api");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Pending> running = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final CompletableFuture<String> initialisationError = new CompletableFuture<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();
    private volatile Instant firstPoll = Instant.MAX;

    /**
     * The answer of the process to an invocation.
     *
     * @param body the answer, or the error document
     */
    public record Answer(boolean failed, String body) {}

    private record Pending(String id, String event, Duration limit, CompletableFuture<Answer> answer) {}

    public LambdaRuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
        server.createContext(BASE, this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API} for the process. */
    public String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** When the process first polled, which ends its cold start. {@link Instant#MAX} before. */
    public Instant firstPoll() {
        return firstPoll;
    }

    /**
     * Lets go of every poll that waits: for when all processes were killed. The connection of a dead one still stands for
     * a while and would swallow the next event.
     */
    public void forgetPolls() {
        generation.incrementAndGet();
    }

    /** How often processes have polled. */
    int polls() {
        return polls.get();
    }

    /** Why the function could not be initialised, as reported by its process. */
    Optional<String> initialisationError() {
        return Optional.ofNullable(initialisationError.getNow(null));
    }

    /** Puts an event into the queue; the future completes with the process's answer. */
    public CompletableFuture<Answer> send(String event, Duration limit) {
        Pending pending = new Pending("request-" + ids.incrementAndGet(), event, limit, new CompletableFuture<>());
        waiting.add(pending);
        return pending.answer();
    }

    /**
     * Sends an event and waits for the answer.
     *
     * @throws IllegalStateException when none came in time, or the function could not be initialised
     */
    public Answer invoke(String event, Duration limit) {
        CompletableFuture<Answer> answer = send(event, limit);
        try {
            CompletableFuture.anyOf(answer, initialisationError).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + limit + " to " + event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the answer to " + event, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the answer was lost: " + event, e);
        }
        if (!answer.isDone()) {
            throw new IllegalStateException("the function did not start: " + initialisationError.join());
        }
        return answer.join();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(call);
            } else if (path.equals(BASE + "init/error")) {
                initialisationError.complete(body(call));
                answer(call, 202, "");
            } else if (path.startsWith(INVOCATION)) {
                finish(call, path.substring(INVOCATION.length()).split("/"));
            } else {
                answer(call, 404, "");
            }
        }
    }

    private void next(HttpExchange call) throws IOException {
        // Before it is counted: a caller that has seen the poll may then discard it.
        int mine = generation.get();
        if (polls.incrementAndGet() == 1) {
            firstPoll = Instant.now();
        }
        Pending pending = take(mine);
        if (pending == null) {
            // Closing without an answer makes the client poll again, like an idle connection to Lambda.
            return;
        }
        running.put(pending.id(), pending);
        call.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", pending.id());
        call.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(Instant.now().plus(pending.limit()).toEpochMilli()));
        call.getResponseHeaders()
                .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:test");
        call.getResponseHeaders().add("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000");
        answer(call, 200, pending.event());
    }

    private @Nullable Pending take(int mine) {
        long end = System.nanoTime() + MAX_POLL.toNanos();
        try {
            Pending pending = null;
            while (pending == null && generation.get() == mine && System.nanoTime() < end) {
                pending = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            return pending;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void finish(HttpExchange call, String[] idAndKind) throws IOException {
        Pending pending = idAndKind.length == 2 ? running.remove(idAndKind[0]) : null;
        if (pending == null) {
            answer(call, 404, "");
            return;
        }
        pending.answer().complete(new Answer(idAndKind[1].equals("error"), body(call)));
        answer(call, 202, "");
    }

    private static String body(HttpExchange call) throws IOException {
        return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
    }
}
