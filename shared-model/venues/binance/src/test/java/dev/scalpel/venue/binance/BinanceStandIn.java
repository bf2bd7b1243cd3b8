package dev.scalpel.venue.binance;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
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

/** The local exchange as the contract's stand-in of Binance. */
public final class BinanceStandIn implements VenueStandIn {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    private static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private final SettableClock clock = new SettableClock(MovingBars.START);
    private final MovingBars bars = MovingBars.calm();
    private final LocalExchange exchange;

    public BinanceStandIn() {
        BarSeries series = BarSeries.of(bars.all());
        exchange = LocalExchange.start(
                0,
                clock,
                List.of(new Listing(BTC, series, Filters.of("0.01", "0.001"), BigDecimal.ZERO)),
                new ApiKey(KEY, SECRET, true, false));
        exchange.deposit("USDT", new BigDecimal("10000"));
    }

    @Override
    public VenueAdapter adapter() {
        return new BinanceAdapter();
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
        return bars.closed();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", SECRET);
    }

    @Override
    public List<String> secrets() {
        return List.of(KEY, SECRET);
    }

    /** An HMAC-SHA256 in hexadecimal. */
    @Override
    public Pattern signature() {
        return Pattern.compile("[0-9a-fA-F]{64}");
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
                                Fault.tooManyRequests(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> Fault.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                Fault.refusal("echo", 400, -1022, "Signature for this request is not valid: " + KEY);
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
