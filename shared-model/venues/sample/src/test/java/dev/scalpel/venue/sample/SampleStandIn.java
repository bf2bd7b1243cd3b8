package dev.scalpel.venue.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Bar;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MarginStandIn;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn;
import dev.scalpel.venue.contract.VenueFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A server that speaks the sample venue's API, for the contract and for storms. */
public final class SampleStandIn implements MarginStandIn, StormStandIn {

    static {
        // Read once when the server's classes load. Without it each response waits 40 ms for a delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final String LOGIN = "zvsw0MuIgwCIPy6utIco14y7Ju91duEh8ANhqPtmdSJYdKjVHjA7";
    /** How each access token begins. */
    private static final String ACCESS = "PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    static final Duration FUNDING_INTERVAL = Duration.ofHours(8);

    private final AtomicReference<Instant> now;
    private final AtomicReference<Optional<VenueFault>> pending = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<VenueFault>> pendingOrder = new AtomicReference<>(Optional.empty());
    private final AtomicReference<String> repeatedByClient = new AtomicReference<>("");
    private final AtomicInteger met = new AtomicInteger();
    private final SampleMarket market;
    private final List<Bar> closedAtStart;
    private final SampleAccount account;
    private final SampleSessions sessions;
    private final SampleRoutes routes;
    private final HttpServer server;
    private volatile Duration fundingInterval = FUNDING_INTERVAL;
    private int metBefore;

    public SampleStandIn() {
        this(SampleMarket.standard(), SampleMarket.START);
    }

    /** @param bars closed and coming ones; the price before their first trade is its open */
    public SampleStandIn(List<Bar> bars, Instant start) {
        now = new AtomicReference<>(start);
        market = new SampleMarket(bars);
        closedAtStart = market.closed(start.toEpochMilli());
        account = new SampleAccount(clock());
        account.trade(market.priceAt(start.toEpochMilli()));
        sessions = new SampleSessions(clock(), LOGIN, ACCESS);
        routes = new SampleRoutes(market, account, sessions, clock());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange call) throws IOException {
        String request = call.getRequestMethod() + " " + call.getRequestURI();
        if (repeatedByClient.getAndSet("").equals(request)) {
            call.close();
            return;
        }
        Optional<VenueFault> fault = isOrder(call)
                ? pendingOrder.getAndSet(Optional.empty()).or(() -> pending.getAndSet(Optional.empty()))
                : pending.getAndSet(Optional.empty());
        if (fault.isEmpty()) {
            routes.answer(call).send(call);
            return;
        }
        met.incrementAndGet();
        switch (fault.get()) {
            case LOST_RESPONSE -> {
                routes.answer(call);
                // The JDK's client repeats a GET that was not answered by itself: the answer to that is lost too.
                repeatedByClient.set(call.getRequestMethod().equals("GET") ? request : "");
                call.close();
            }
            case TRUNCATED_RESPONSE -> routes.answer(call).truncated().send(call);
            case RESET -> call.close();
            case UNAVAILABLE -> new SampleAnswer(503, "<html>unavailable</html>").send(call);
            case RATE_LIMITED -> {
                call.getResponseHeaders().set("Retry-After", String.valueOf(VenueFault.RETRY_AFTER_SECONDS));
                SampleAnswer.error(429, "slow_down", "too many requests").send(call);
            }
            case REGION_REFUSED -> SampleAnswer.error(451, "region", "not here").send(call);
            case CREDENTIALS_REJECTED ->
                SampleAnswer.error(401, "bad_token", "tokens: " + LOGIN + ", " + ACCESS)
                        .send(call);
        }
    }

    private static boolean isOrder(HttpExchange call) {
        return call.getRequestMethod().equals("POST")
                && call.getRequestURI().getPath().equals("/orders");
    }

    /** The next new order meets this fault, then no other does. */
    void failNextOrder(VenueFault fault) {
        pendingOrder.set(Optional.of(fault));
    }

    @Override
    public VenueAdapter adapter() {
        return new SampleAdapter();
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
        Instant end = now.get().plus(time);
        for (SampleResponses.Print trade : market.trades(now.get().toEpochMilli() + 1, end.toEpochMilli() + 1)) {
            fundUntil(trade.millis());
            now.set(Instant.ofEpochMilli(trade.millis()));
            account.trade(trade.price());
        }
        fundUntil(end.toEpochMilli());
        now.set(end);
    }

    /** Settles the fundings up to this time; what trades in the same millisecond trades after it. */
    private void fundUntil(long millis) {
        while (nextFunding() <= millis) {
            now.set(Instant.ofEpochMilli(nextFunding()));
            account.fund();
        }
    }

    /** From now on, in place of {@link #FUNDING_INTERVAL}. */
    void fundEvery(Duration interval) {
        fundingInterval = interval;
    }

    private long nextFunding() {
        long interval = fundingInterval.toMillis();
        return (now.get().toEpochMilli() / interval + 1) * interval;
    }

    @Override
    public Duration untilFunding() {
        return Duration.ofMillis(nextFunding() - now.get().toEpochMilli()).plusSeconds(1);
    }

    @Override
    public void moveTo(BigDecimal price) {
        account.trade(price);
    }

    @Override
    public void deleverage(BigDecimal quantity) {
        account.deleverage(quantity);
    }

    @Override
    public Symbol symbol() {
        return Symbol.parse("BTC/USDT");
    }

    @Override
    public List<Bar> closedBars() {
        return closedAtStart;
    }

    /** A venue with a token needs one variable only. */
    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_SECRET", LOGIN);
    }

    @Override
    public List<String> secrets() {
        return List.of(LOGIN, ACCESS);
    }

    @Override
    public Pattern signature() {
        return Pattern.compile("(?i)authorization: ?bearer (?!\\(hidden\\))");
    }

    @Override
    public void failNext(VenueFault fault) {
        pending.set(Optional.of(fault));
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
        return account.accepted();
    }

    @Override
    public InstrumentId instrument() {
        return new InstrumentId(SampleAdapter.NAME, symbol());
    }

    @Override
    public StormReport report() {
        return SampleReport.of(account);
    }

    @Override
    public List<RequestFault> requestFaults() {
        return Arrays.stream(VenueFault.values())
                .map(fault -> new RequestFault(
                        fault.name(),
                        fault == VenueFault.RATE_LIMITED
                                ? Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS)
                                : Duration.ZERO))
                .toList();
    }

    @Override
    public void failNext(RequestFault fault) {
        metBefore = met.get();
        failNext(VenueFault.valueOf(fault.name()));
    }

    @Override
    public boolean disarm() {
        pending.set(Optional.empty());
        return met.get() > metBefore;
    }

    @Override
    public void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold) {
        account.fillPartially(order -> clientId.test(order.id()), share, hold);
    }

    @Override
    public List<String> readKinds() {
        return List.of("everything");
    }

    @Override
    public void delayReads(List<String> kinds, Duration behind) {
        account.delayReads(behind);
    }

    @Override
    public void endReadDelays() {
        account.delayReads(Duration.ZERO);
    }

    @Override
    public int staleReads() {
        return account.staleReads();
    }

    @Override
    public int endedSessions() {
        return sessions.refused();
    }

    @Override
    public void deposit(BigDecimal amount) {
        account.deposit(amount);
    }

    @Override
    public void deleverage() {
        BigDecimal held = account.position().quantity().abs();
        if (held.signum() > 0) {
            account.deleverage(SampleOrder.half(held));
        }
    }

    /** The rate of the next fundings; longs pay it to shorts. */
    public void fundingRate(BigDecimal rate) {
        account.fundingRate(rate);
    }

    SampleAccount account() {
        return account;
    }

    /** From now on positions are read as this quantity, however stale; empty for what they are. */
    void reportPosition(Optional<BigDecimal> quantity) {
        routes.reportPosition(quantity);
    }

    SampleSessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
