package dev.scalpel.venue.gemini;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.gemini.GeminiExchange;
import dev.scalpel.localexchange.gemini.GeminiFaults;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MovingBars;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local exchange, speaking Gemini, as the contract's stand-in. */
public final class GeminiStandIn implements VenueStandIn {

    static final Symbol BTC = Symbol.parse("BTC/USD");
    static final String KEY = "account-vmPUZE6mv9SD5VNHk4";
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5";
    static final Instant START = MovingBars.START;

    final SettableClock clock = new SettableClock(START);
    final GeminiExchange exchange;
    private final List<Bar> bars;

    public GeminiStandIn() {
        this(new ApiKey(KEY, SECRET, true, false));
    }

    GeminiStandIn(ApiKey key) {
        this(key, List.of(MovingBars.calm().all()));
    }

    GeminiStandIn(ApiKey key, List<Bar> bars) {
        this.bars = bars;
        BarSeries series = BarSeries.of(bars.toArray(Bar[]::new));
        exchange = GeminiExchange.start(
                0, clock, List.of(new Listing(BTC, series, Filters.of("0.01", "0.001"), BigDecimal.ZERO)), key);
        exchange.deposit("USD", new BigDecimal("10000"));
    }

    @Override
    public VenueAdapter adapter() {
        return new GeminiAdapter();
    }

    @Override
    public URI address() {
        return exchange.uri();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public Symbol symbol() {
        return BTC;
    }

    @Override
    public List<Bar> closedBars() {
        return bars.stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", SECRET);
    }

    @Override
    public List<String> secrets() {
        return List.of(KEY, SECRET);
    }

    /** An HMAC-SHA384 in hexadecimal, or a payload in base64: both begin the same in every request. */
    @Override
    public Pattern signature() {
        return Pattern.compile("[0-9a-fA-F]{96}|eyJyZXF1ZXN0Ijoi");
    }

    @Override
    public void failNext(VenueFault fault) {
        exchange.faults().clear();
        exchange.faults()
                .failNext(
                        switch (fault) {
                            case LOST_RESPONSE -> Fault.lostResponse();
                            case TRUNCATED_RESPONSE -> Fault.truncatedBody();
                            case RESET -> Fault.resetBeforeExecution();
                            case UNAVAILABLE -> Fault.unavailableHtml();
                            case RATE_LIMITED ->
                                GeminiFaults.rateLimited(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> Fault.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                GeminiFaults.refusal(
                                        "echo", 400, "InvalidSignature", "InvalidSignature of X-GEMINI-APIKEY: " + KEY);
                        });
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return true;
    }

    @Override
    public int faultsMet() {
        return exchange.faults().applied().size();
    }

    @Override
    public int acceptedOrders() {
        return exchange.orders().size();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
