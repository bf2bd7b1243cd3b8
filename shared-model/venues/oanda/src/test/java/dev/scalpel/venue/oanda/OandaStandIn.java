package dev.scalpel.venue.oanda;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.oanda.OandaFaults;
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

/** The local exchange, speaking OANDA, as the contract's stand-in: a bond of which a tenth can be traded. */
public final class OandaStandIn implements VenueStandIn {

    static final Symbol BOND = Symbol.parse("USB10Y/USD");
    static final String ACCOUNT = "101-004-1234567-001";
    static final String TOKEN = "0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef";
    static final Instant START = Instant.parse("2026-11-18T12:00:30Z");

    private static final int CLOSED = 130;
    private static final int COMING = 30;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    final SettableClock clock = new SettableClock(START);
    final OandaExchange exchange;
    private final List<Bar> bars;

    public OandaStandIn() {
        this(OandaExchange.Account.netting("USD"), BOND);
    }

    OandaStandIn(OandaExchange.Account account, Symbol... symbols) {
        bars = bars();
        exchange = OandaExchange.start(
                0,
                clock,
                List.of(symbols).stream().map(this::listing).toList(),
                new ApiKey(ACCOUNT, TOKEN, true, false),
                account);
        exchange.transfer(new BigDecimal("10000"));
    }

    private MarginListing listing(Symbol symbol) {
        return OandaExchange.pair(
                new Listing(symbol, BarSeries.of(bars.toArray(Bar[]::new)), Filters.of("0.01", "0.1"), BigDecimal.ZERO),
                new BigDecimal("0.05"));
    }

    @Override
    public VenueAdapter adapter() {
        return new OandaAdapter();
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
        return BOND;
    }

    @Override
    public List<Bar> closedBars() {
        return bars.stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("OANDA_SECRET", TOKEN, "OANDA_ACCOUNT", ACCOUNT);
    }

    /** The number of the account is no secret, but nobody's business. */
    @Override
    public List<String> secrets() {
        return List.of(TOKEN, ACCOUNT);
    }

    /** Requests are not signed. */
    @Override
    public Pattern signature() {
        return Pattern.compile("(?!)");
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
                                OandaFaults.rateLimited(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> OandaFaults.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                OandaFaults.unauthorised("not valid for " + ACCOUNT + ": Bearer " + TOKEN);
                        });
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return false;
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

    /** A candle has the number of prices, which is its volume, and nothing of takers. */
    private static List<Bar> bars() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED + COMING; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(
                        Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 40, 40, Bar.UNKNOWN_VOLUME));
            }
        }
        return bars;
    }
}
