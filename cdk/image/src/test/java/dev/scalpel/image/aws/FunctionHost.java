package dev.scalpel.image.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Runs the deployed functions in this process, in the place of Lambda: one call after the other, each with the access key
 * of its own role. What a handler throws is a failed call, as in the metric Errors.
 */
final class FunctionHost implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param error empty for a success */
    record Call(String function, String event, String answer, String error, boolean asynchronous) {}

    private final Map<String, DeployedFunction> deployed = new ConcurrentHashMap<>();
    private final Map<String, RequestStreamHandler> started = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final PrintStream console = System.out;
    private final AtomicReference<Predicate<String>> killed = new AtomicReference<>(event -> false);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Clock clock;

    FunctionHost(Clock clock) throws IOException {
        this.clock = clock;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                log.add(line);
                super.println(line);
            }
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(connections);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param function with its environment as the account has resolved it, and that of the machine */
    void deploy(DeployedFunction function) {
        deployed.put(function.name(), function);
        started.remove(function.name());
    }

    /** From now on calls with such an event end as those of a process that was killed: without having done anything. */
    void kill(Predicate<String> events) {
        killed.set(events);
    }

    /** What the functions print, which is what Lambda writes into their logs. */
    List<String> log() {
        return List.copyOf(log);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Waits until everything that was sent asynchronously is done. */
    void drain() throws ExecutionException, InterruptedException {
        int before;
        do {
            before = calls.size();
            one.submit(() -> {}).get();
        } while (calls.size() != before);
    }

    /** Calls as the caller of an asynchronous event does, and waits for it. */
    Call invoke(String function, String event) throws ExecutionException, InterruptedException {
        return one.submit(() -> call(function, event, false)).get();
    }

    @Override
    public void close() {
        System.setOut(console);
        server.stop(0);
        one.shutdownNow();
        connections.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String function = exchange.getRequestURI().getPath().substring(1);
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean asynchronous = exchange.getRequestHeaders().containsKey("X-Asynchronous");
            Future<Call> future = one.submit(() -> call(function, event, asynchronous));
            Call call = asynchronous ? new Call(function, event, "", "", true) : future.get();
            if (!call.error().isEmpty()) {
                exchange.getResponseHeaders().add("X-Failed", "true");
            }
            byte[] answer = (call.error().isEmpty() ? call.answer() : call.error()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call could not be made", e);
        }
    }

    private Call call(String name, String event, boolean asynchronous) throws IOException {
        DeployedFunction function = deployed.get(name);
        System.setProperty("aws.accessKeyId", "ROLE-" + name);
        System.setProperty("aws.secretAccessKey", "secret");
        Call call;
        try {
            if (killed.get().test(event)) {
                throw new IllegalStateException("the process of " + name + " was killed");
            }
            RequestStreamHandler handler = started.get(name);
            if (handler == null) {
                handler = function.start(Map.of(), clock);
                started.put(name, handler);
            }
            call = new Call(name, event, InvocationLambdaContext.invoke(handler, function, event), "", asynchronous);
        } catch (ReflectiveOperationException | RuntimeException failure) {
            String error = JSON.writeValueAsString(Map.of(
                    "errorMessage",
                    String.valueOf(failure.getMessage()),
                    "errorType",
                    failure.getClass().getName()));
            call = new Call(name, event, "", error, asynchronous);
        }
        calls.add(call);
        return call;
    }
}
