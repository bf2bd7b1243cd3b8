package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.linear.LinearContracts;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
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

/** One contract at a stand-in over the perpetual core. */
public final class PerpetualVenue implements StormStandIn {

    public static final InstrumentId USDM = InstrumentId.parse("binance-usdm/BTC-USDT");

    private static final InstrumentId LINEAR = InstrumentId.parse("bybit-linear/BTC-USDT");
    private static final Symbol BTC = USDM.symbol();
    private static final BigDecimal STEP = new BigDecimal("0.001");
    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final InstrumentId instrument;
    private final SettableClock clock;
    private final PerpetualExchange exchange;
    private final Map<RequestFault, Fault> faults;

    private PerpetualVenue(
            InstrumentId instrument, SettableClock clock, PerpetualExchange exchange, Map<RequestFault, Fault> faults) {
        this.instrument = instrument;
        this.clock = clock;
        this.exchange = exchange;
        this.faults = faults;
        exchange.transfer("USDT", DEPOSIT);
    }

    /**
     * The stand-in of Binance USD-M.
     *
     * @param rate of each funding
     */
    public static PerpetualVenue usdm(BarSeries bars, Instant begin, BigDecimal rate) {
        SettableClock clock = new SettableClock(begin);
        PerpetualListing contract = PerpetualListing.of(listing(bars)).withFunding(FundingRates.constant(rate));
        return new PerpetualVenue(
                USDM,
                clock,
                UsdmExchange.start(clock, List.of(contract)),
                RequestFaults.of(new BinanceSpot().faults()));
    }

    /**
     * The stand-in of Bybit's linear perpetuals.
     *
     * @param rate of each funding
     */
    static PerpetualVenue linear(BarSeries bars, Instant begin, BigDecimal rate) {
        SettableClock clock = new SettableClock(begin);
        PerpetualListing contract = LinearContracts.of(listing(bars)).withFunding(FundingRates.constant(rate));
        BybitExchange server = BybitExchange.start(0, clock, List.of(), List.of(contract), ApiKey.rehearsal());
        return new PerpetualVenue(LINEAR, clock, server.linear(), BybitRequestFaults.all());
    }

    private static Listing listing(BarSeries bars) {
        return new Listing(BTC, bars, Filters.of("0.1", STEP.toPlainString()), new BigDecimal("0.00001"));
    }

    public PerpetualExchange exchange() {
        return exchange;
    }

    @Override
    public InstrumentId instrument() {
        return instrument;
    }

    @Override
    public URI address() {
        return exchange.uri();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "SCALPEL_API_KEY", exchange.apiKey().key(),
                "SCALPEL_API_SECRET", exchange.apiKey().secret());
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
        return PerpetualReport.of(exchange, BTC, STEP);
    }

    @Override
    public List<RequestFault> requestFaults() {
        return List.copyOf(faults.keySet());
    }

    @Override
    public void failNext(RequestFault fault) {
        exchange.faults().clear();
        exchange.faults().failNext(Objects.requireNonNull(faults.get(fault)));
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
        exchange.transfer("USDT", amount);
    }

    @Override
    public void deleverage() {
        if (exchange.position(BTC).isOpen()) {
            exchange.deleverage(BTC, HALF, exchange.position(BTC).entryPrice());
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
