package dev.scalpel.venue.bybit;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.BybitFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
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

/** The local exchange as the contract's stand-in of one of Bybit's categories. */
abstract class BybitServer implements VenueStandIn {

    static final Symbol BTC = Symbol.parse("BTC/USDT");

    static final String KEY = "Xk7wq2LrP9sT4vNbYz";
    private static final String SECRET = "Qm3ZtVb8yK1nXr5cWd7LfHs9Gp2JeUa4RiOo";

    final SettableClock clock;
    final BybitExchange exchange;

    BybitServer(Instant start, Bar... bars) {
        clock = new SettableClock(start);
        Listing listing = new Listing(BTC, BarSeries.of(bars), Filters.of("0.01", "0.001"), BigDecimal.ZERO);
        exchange = start(clock, listing, new ApiKey(KEY, SECRET, true, false));
        exchange.deposit("USDT", new BigDecimal("10000"));
    }

    abstract BybitExchange start(Clock time, Listing listing, ApiKey key);

    @Override
    public final URI address() {
        return exchange.uri();
    }

    @Override
    public final Clock clock() {
        return clock;
    }

    @Override
    public final void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public final Symbol symbol() {
        return BTC;
    }

    /** The venue counts neither trades nor what takers bought. */
    static Bar asListed(Bar bar) {
        return new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }

    @Override
    public final Map<String, String> environment() {
        return Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", SECRET);
    }

    @Override
    public final List<String> secrets() {
        return List.of(KEY, SECRET);
    }

    /** An HMAC-SHA256 in hexadecimal. */
    @Override
    public final Pattern signature() {
        return Pattern.compile("[0-9a-fA-F]{64}");
    }

    @Override
    public final void failNext(VenueFault fault) {
        exchange.faults().clear();
        exchange.faults()
                .failNext(
                        switch (fault) {
                            case LOST_RESPONSE -> Fault.lostResponse();
                            case TRUNCATED_RESPONSE -> Fault.truncatedBody();
                            case RESET -> Fault.resetBeforeExecution();
                            case UNAVAILABLE -> Fault.unavailableHtml();
                            case RATE_LIMITED ->
                                BybitFaults.tooManyVisits(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> BybitFaults.countryRefused();
                            case CREDENTIALS_REJECTED ->
                                BybitFaults.refusal(10004, "error sign! origin_string[1795953630000" + KEY + "5000]");
                        });
    }

    @Override
    public final int faultsMet() {
        return exchange.faults().applied().size();
    }

    @Override
    public final void close() {
        exchange.close();
    }
}
