package dev.scalpel.venue.coinbase;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.coinbase.CoinbaseExchange;
import dev.scalpel.localexchange.coinbase.CoinbaseFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local exchange that speaks Coinbase's API, as the contract's stand-in. */
public final class CoinbaseStandIn implements VenueStandIn {

    static final Symbol BTC = Symbol.parse("BTC/USD");
    private static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    private static final int CLOSED = 130;
    private static final int COMING = 30;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    private final SettableClock clock = new SettableClock(START);
    private final List<Bar> bars = bars();
    private final ApiKey key;
    private final CoinbaseExchange exchange;

    public CoinbaseStandIn() {
        this(CoinbaseExchange.ed25519Key());
    }

    CoinbaseStandIn(ApiKey key) {
        this.key = key;
        exchange = CoinbaseExchange.start(
                0,
                clock,
                List.of(new Listing(
                        BTC, BarSeries.of(bars.toArray(Bar[]::new)), Filters.of("0.01", "0.001"), BigDecimal.ZERO)),
                key);
        exchange.deposit("USD", new BigDecimal("10000"));
    }

    CoinbaseExchange exchange() {
        return exchange;
    }

    @Override
    public VenueAdapter adapter() {
        return new CoinbaseAdapter();
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

    /** Candles of this venue say nothing of trades and takers. */
    @Override
    public List<Bar> closedBars() {
        return bars.stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .map(bar -> new Bar(
                        bar.openTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        Bar.UNKNOWN_TRADES,
                        Bar.UNKNOWN_VOLUME))
                .toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_KEY", key.key(), "SCALPEL_API_SECRET", key.secret());
    }

    @Override
    public List<String> secrets() {
        return List.of(key.key(), key.secret().strip(), key.secret().strip().replace("\n", "\\n"));
    }

    /** A token: its header and claims are objects in base64. */
    @Override
    public Pattern signature() {
        return Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.");
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
                                CoinbaseFaults.tooManyRequests(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> CoinbaseFaults.regionRefused();
                            case CREDENTIALS_REJECTED -> CoinbaseFaults.forbidden("not allowed for " + key.key());
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

    private static List<Bar> bars() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED + COMING; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 12.5, 40, 5.25));
            }
        }
        return bars;
    }
}
