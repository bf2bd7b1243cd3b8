package dev.scalpel.venue.tradovate;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.localexchange.tradovate.TradovateFaults;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local exchange, speaking Tradovate, as the contract's stand-in: ES near 100, where two contracts are listed. */
public final class TradovateStandIn implements VenueStandIn {

    static final FuturesContract DECEMBER = new FuturesContract(FuturesRoot.ES, YearMonth.of(2026, 12));
    static final FuturesContract MARCH = DECEMBER.next();
    static final Symbol ES = FuturesRoot.ES.symbol();
    static final String USER = "bjsK27fhdx";
    static final String ACCOUNT = "DEMO20001";
    static final String PASSWORD = "Qm3xT8vLp2wR";
    static final String API_SECRET = "f03741b6f634c5b3d60";
    /** A Friday; the exchanges are open until 22:00 UTC. */
    static final Instant START = Instant.parse("2026-11-20T12:00:30Z");

    private static final int CLOSED = 130;
    private static final int COMING = 30;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    final SettableClock clock;
    final TradovateExchange exchange;
    private final List<Bar> bars;

    public TradovateStandIn() {
        this(START);
    }

    TradovateStandIn(Instant start) {
        clock = new SettableClock(start);
        bars = bars(start);
        Map<FuturesContract, Listing> listings = new LinkedHashMap<>();
        listings.put(DECEMBER, listing(DECEMBER));
        listings.put(MARCH, listing(MARCH));
        exchange = TradovateExchange.start(
                0, clock, listings, new BigDecimal("500"), new ApiKey(USER, PASSWORD, true, false));
        exchange.transfer(new BigDecimal("100000"));
    }

    private Listing listing(FuturesContract contract) {
        return new Listing(
                contract.symbol(), BarSeries.of(bars.toArray(Bar[]::new)), Filters.of("0.25", "1"), BigDecimal.ZERO);
    }

    @Override
    public VenueAdapter adapter() {
        return new TradovateAdapter();
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
        return ES;
    }

    /** Whole contracts. */
    @Override
    public BigDecimal unit() {
        return BigDecimal.TEN;
    }

    @Override
    public List<Bar> closedBars() {
        return bars.stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "TRADOVATE_USERNAME",
                USER,
                "TRADOVATE_PASSWORD",
                PASSWORD,
                "TRADOVATE_APP_ID",
                "Scalpel",
                "TRADOVATE_CID",
                "8",
                "TRADOVATE_SEC",
                API_SECRET);
    }

    /** The name of the account is no secret, but nobody's business. */
    @Override
    public List<String> secrets() {
        return List.of(USER, PASSWORD, API_SECRET, TradovateExchange.TOKEN, ACCOUNT);
    }

    @Override
    public Pattern signature() {
        return Pattern.compile("(?i)authorization: ?bearer (?!\\(hidden\\))");
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
                                TradovateFaults.tooManyRequests(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> Fault.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                TradovateFaults.denied("Access is denied for " + TradovateExchange.TOKEN + " of " + USER
                                        + ", " + ACCOUNT);
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

    private static List<Bar> bars(Instant start) {
        long first = Minutes.plus(Minutes.floor(start), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED + COMING; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 12, 40, 5));
            }
        }
        return bars;
    }
}
