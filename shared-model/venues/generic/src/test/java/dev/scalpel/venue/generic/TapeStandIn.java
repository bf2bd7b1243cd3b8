package dev.scalpel.venue.generic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A venue's public API on loopback, over a tape. It takes no orders. */
public abstract class TapeStandIn implements VenueStandIn {

    static {
        // Read once when the server's classes load. Without it each response waits 40 ms for a delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final Answer NOT_HERE = new Answer(451, "{}");

    protected final Tape tape;
    private final AtomicReference<Instant> now = new AtomicReference<>();
    private final AtomicReference<Optional<VenueFault>> pending = new AtomicReference<>(Optional.empty());
    private final AtomicReference<String> repeatedByClient = new AtomicReference<>("");
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicInteger spared = new AtomicInteger();
    private final Deque<Answer> scripted = new ConcurrentLinkedDeque<>();
    private final List<String> arrivals = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    protected TapeStandIn(Tape tape, Instant start) {
        this.tape = tape;
        now.set(start);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last thing that a stand-in's constructor does: from here on it answers. */
    protected final void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    /** A response. */
    public record Answer(int status, String body) {

        static Answer ok(String body) {
            return new Answer(200, body);
        }
    }

    /** What the venue answers to a GET. */
    protected abstract Answer answer(String path, Map<String, String> query);

    /** The body that comes with HTTP 429. */
    protected abstract String tooManyRequests();

    protected static Answer ok(String body) {
        return Answer.ok(body);
    }

    /** The next requests get these answers. */
    public void answerNext(Answer... answers) {
        scripted.addAll(List.of(answers));
    }

    /** Path and query of each request. */
    public List<String> arrivals() {
        return List.copyOf(arrivals);
    }

    private void handle(HttpExchange call) throws IOException {
        String request = call.getRequestURI().toString();
        if (repeatedByClient.getAndSet("").equals(request)) {
            call.close();
            return;
        }
        arrivals.add(request);
        Optional<VenueFault> fault =
                spared.getAndDecrement() > 0 ? Optional.empty() : pending.getAndSet(Optional.empty());
        if (fault.isEmpty()) {
            send(call, respond(call), false);
            return;
        }
        met.incrementAndGet();
        switch (fault.get()) {
            case LOST_RESPONSE -> {
                // The JDK's client repeats a GET that was not answered by itself: the answer to that is lost too.
                repeatedByClient.set(request);
                call.close();
            }
            case TRUNCATED_RESPONSE -> send(call, respond(call), true);
            case RESET -> call.close();
            case UNAVAILABLE -> send(call, new Answer(503, "<html><body>unavailable</body></html>"), false);
            case RATE_LIMITED -> {
                call.getResponseHeaders().set("Retry-After", String.valueOf(VenueFault.RETRY_AFTER_SECONDS));
                send(call, new Answer(429, tooManyRequests()), false);
            }
            case REGION_REFUSED -> send(call, NOT_HERE, false);
            case CREDENTIALS_REJECTED -> throw new IllegalStateException("public calls have no credentials");
        }
    }

    private Answer respond(HttpExchange call) {
        Answer next = scripted.poll();
        if (next != null) {
            return next;
        }
        return call.getRequestMethod().equals("GET") && call.getRequestHeaders().getFirst("Content-Length") == null
                ? answer(call.getRequestURI().getPath(), query(call.getRequestURI()))
                : new Answer(405, "{}");
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        Deque<String> parts = new ArrayDeque<>(
                List.of(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")));
        parts.stream().filter(part -> !part.isEmpty()).forEach(part -> {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        });
        return query;
    }

    private void send(HttpExchange call, Answer answer, boolean truncated) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", answer.body().startsWith("<") ? "text/html" : "application/json");
        call.getResponseHeaders()
                .set(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.get().atOffset(ZoneOffset.UTC)));
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
        call.getResponseBody().flush();
        if (truncated) {
            call.close();
        } else {
            call.getResponseBody().close();
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Symbol symbol() {
        return Symbol.parse("BTC/USDT");
    }

    @Override
    public List<Bar> closedBars() {
        return tape.bars(now.get()).stream()
                .filter(bar -> bar.openTime() < Minutes.floor(now.get()))
                .map(this::asListed)
                .toList();
    }

    /** What the venue says of a minute. */
    protected Bar asListed(Bar bar) {
        return bar;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public Pattern signature() {
        return Pattern.compile("(?!)");
    }

    @Override
    public void failNext(VenueFault fault) {
        pending.set(Optional.of(fault));
    }

    /** The request after so many others meets this fault. */
    public void failAfter(int requests, VenueFault fault) {
        spared.set(requests);
        failNext(fault);
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return true;
    }

    @Override
    public int faultsMet() {
        return met.get();
    }

    @Override
    public int acceptedOrders() {
        return 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
