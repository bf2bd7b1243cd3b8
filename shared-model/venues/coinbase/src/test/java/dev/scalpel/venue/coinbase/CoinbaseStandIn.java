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
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MovingBars;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local exchange that speaks Coinbase's API, as the contract's stand-in. */
public final class CoinbaseStandIn implements VenueStandIn {

    static final Symbol BTC = Symbol.parse("BTC/USD");

    private final SettableClock clock = new SettableClock(MovingBars.START);
    private final MovingBars bars = MovingBars.calm();
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
                List.of(new Listing(BTC, BarSeries.of(bars.all()), Filters.of("0.01", "0.001"), BigDecimal.ZERO)),
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
        return bars.closed().stream()
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
}
