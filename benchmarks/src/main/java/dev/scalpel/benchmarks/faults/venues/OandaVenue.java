package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** One currency pair at the stand-in of OANDA, in an account of its quote currency. */
public final class OandaVenue implements StormStandIn {

    private static final InstrumentId INSTRUMENT = InstrumentId.parse("oanda/EUR-USD");
    private static final String NAME = "EUR_USD";
    private static final BigDecimal STEP = BigDecimal.ONE;
    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final BigDecimal MARGIN_RATE = new BigDecimal("0.05");
    /** Of the margin used; the venue closes everything at a half. */
    private static final BigDecimal TOO_LITTLE = new BigDecimal("0.02");

    private final SettableClock clock;
    private final OandaExchange exchange;
    private final Map<RequestFault, Fault> faults = OandaStormFaults.all();

    public OandaVenue(BarSeries bars, Instant begin) {
        clock = new SettableClock(begin);
        Listing listing = new Listing(
                INSTRUMENT.symbol(), bars, Filters.of("0.00001", STEP.toPlainString()), new BigDecimal("0.00005"));
        exchange = OandaExchange.start(
                0,
                clock,
                List.of(OandaExchange.pair(listing, MARGIN_RATE)),
                OandaExchange.rehearsalKey(),
                OandaExchange.Account.netting(INSTRUMENT.symbol().quote()));
        exchange.transfer(DEPOSIT);
    }

    @Override
    public InstrumentId instrument() {
        return INSTRUMENT;
    }

    @Override
    public URI address() {
        return exchange.uri();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "OANDA_ACCOUNT", exchange.apiKey().key(),
                "OANDA_SECRET", exchange.apiKey().secret());
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
    public StormReport report() {
        return new StormReport(
                exchange.position(NAME),
                STEP,
                OandaReport.orders(exchange, NAME),
                OandaReport.fills(exchange, NAME),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    @Override
    public List<RequestFault> requestFaults() {
        return List.copyOf(faults.keySet());
    }

    @Override
    public void failNext(RequestFault fault) {
        exchange.faults().clear();
        String route = OandaStormFaults.isOfOrders(fault)
                ? "/v3/accounts/" + exchange.apiKey().key() + "/orders"
                : "";
        exchange.faults()
                .failNext(Objects.requireNonNull(faults.get(fault)), route.isEmpty() ? route : "POST " + route, 1);
    }

    @Override
    public boolean disarm() {
        boolean met = exchange.faults().pending() == 0;
        exchange.faults().clear();
        return met;
    }

    @Override
    public void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold) {
        exchange.fillPartially(order -> clientId.test(order.clientId()), share, hold, 1);
    }

    @Override
    public List<String> readKinds() {
        return Arrays.stream(StaleRead.values()).map(StaleRead::name).toList();
    }

    @Override
    public void delayReads(List<String> kinds, Duration behind) {
        kinds.forEach(kind -> exchange.delayReads(StaleRead.valueOf(kind), behind));
    }

    @Override
    public void endReadDelays() {
        exchange.endReadDelays();
    }

    @Override
    public int staleReads() {
        return (int) exchange.faults().applied().stream()
                .filter(strike -> strike.contains(" Stale["))
                .count();
    }

    @Override
    public void deposit(BigDecimal amount) {
        exchange.transfer(amount);
    }

    /** This venue deleverages nobody: it closes all positions when money is withdrawn that they need. */
    @Override
    public void deleverage() {
        if (exchange.position(NAME).signum() == 0) {
            return;
        }
        BigDecimal value = exchange.position(NAME).abs();
        BigDecimal withdrawn =
                exchange.equity().subtract(value.multiply(MARGIN_RATE).multiply(TOO_LITTLE));
        exchange.transfer(withdrawn.negate());
        exchange.transfer(withdrawn);
    }

    @Override
    public Duration untilClosingsAreNoticed() {
        return Duration.ofSeconds(61);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
