package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.linear.LinearContracts;
import dev.scalpel.localexchange.faults.Fault;
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
import java.util.List;
import java.util.Map;

/** One contract at a stand-in over the perpetual core. */
public final class PerpetualVenue extends StandInAccount implements StormStandIn {

    public static final InstrumentId USDM = InstrumentId.parse("binance-usdm/BTC-USDT");

    private static final InstrumentId LINEAR = InstrumentId.parse("bybit-linear/BTC-USDT");
    private static final Symbol BTC = USDM.symbol();
    private static final BigDecimal STEP = new BigDecimal("0.001");
    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final InstrumentId instrument;
    private final SettableClock clock;
    private final PerpetualExchange exchange;

    private PerpetualVenue(
            InstrumentId instrument, SettableClock clock, PerpetualExchange exchange, Map<RequestFault, Fault> faults) {
        super(exchange, faults);
        this.instrument = instrument;
        this.clock = clock;
        this.exchange = exchange;
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
    public void deposit(BigDecimal amount) {
        exchange.transfer("USDT", amount);
    }

    @Override
    public void deleverage() {
        if (exchange.position(BTC).isOpen()) {
            exchange.deleverage(BTC, HALF, exchange.position(BTC).entryPrice());
        }
    }
}
