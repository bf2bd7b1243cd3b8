package dev.scalpel.benchmarks.faults.venues;

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
import java.util.List;
import java.util.Map;

/** One currency pair at the stand-in of OANDA, in an account of its quote currency. */
public final class OandaVenue extends StandInAccount implements StormStandIn {

    private static final InstrumentId INSTRUMENT = InstrumentId.parse("oanda/EUR-USD");
    private static final String NAME = "EUR_USD";
    private static final BigDecimal STEP = BigDecimal.ONE;
    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final BigDecimal MARGIN_RATE = new BigDecimal("0.05");
    /** Of the margin used; the venue closes everything at a half. */
    private static final BigDecimal TOO_LITTLE = new BigDecimal("0.02");

    private final SettableClock clock;
    private final OandaExchange exchange;

    private OandaVenue(SettableClock clock, OandaExchange exchange) {
        super(exchange, OandaStormFaults.all());
        this.clock = clock;
        this.exchange = exchange;
        exchange.transfer(DEPOSIT);
    }

    static OandaVenue start(BarSeries bars, Instant begin) {
        SettableClock clock = new SettableClock(begin);
        Listing listing = new Listing(
                INSTRUMENT.symbol(), bars, Filters.of("0.00001", STEP.toPlainString()), new BigDecimal("0.00005"));
        return new OandaVenue(
                clock,
                OandaExchange.start(
                        0,
                        clock,
                        List.of(OandaExchange.pair(listing, MARGIN_RATE)),
                        OandaExchange.rehearsalKey(),
                        OandaExchange.Account.netting(INSTRUMENT.symbol().quote())));
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
                MarginReport.orders(exchange, NAME),
                MarginReport.fills(exchange, NAME),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    @Override
    public void failNext(RequestFault fault) {
        boolean ofOrders = OandaStormFaults.isOfOrders(fault);
        failNext(fault, ofOrders ? "POST /v3/accounts/" + exchange.apiKey().key() + "/orders" : "");
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
}
