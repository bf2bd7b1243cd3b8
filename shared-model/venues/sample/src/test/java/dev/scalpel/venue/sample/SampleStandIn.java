package dev.scalpel.venue.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A server that speaks the sample venue's API. */
public final class SampleStandIn implements VenueStandIn {

    private static final String TOKEN = "zvsw0MuIgwCIPy6utIco14y7Ju91duEh8ANhqPtmdSJYdKjVHjA7";

    private final AtomicReference<Instant> now = new AtomicReference<>(SampleMarket.START);
    private final AtomicReference<Optional<VenueFault>> pending = new AtomicReference<>(Optional.empty());
    private final AtomicInteger met = new AtomicInteger();
    private final SampleMarket market = new SampleMarket();
    private final SampleAccount account = new SampleAccount(clock());
    private final SampleRoutes routes = new SampleRoutes(market, account, clock(), TOKEN);
    private final HttpServer server;

    public SampleStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange call) throws IOException {
        Optional<VenueFault> fault = pending.getAndSet(Optional.empty());
        if (fault.isEmpty()) {
            routes.answer(call).send(call);
            return;
        }
        met.incrementAndGet();
        switch (fault.get()) {
            case LOST_RESPONSE -> {
                routes.answer(call);
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
                SampleAnswer.error(401, "bad_token", "token: " + TOKEN).send(call);
        }
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
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Symbol symbol() {
        return Symbol.parse("BTC/USDT");
    }

    @Override
    public List<Bar> closedBars() {
        return market.closed();
    }

    /** A venue with a token needs one variable only. */
    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_SECRET", TOKEN);
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN);
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
    public int faultsMet() {
        return met.get();
    }

    @Override
    public int acceptedOrders() {
        return account.accepted();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
