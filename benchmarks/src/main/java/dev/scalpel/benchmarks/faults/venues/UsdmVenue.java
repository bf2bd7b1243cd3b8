package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.localexchange.usdm.contract.FundingRates;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
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

/** One contract at the stand-in of Binance USD-M futures. */
public final class UsdmVenue implements StormStandIn {

    public static final InstrumentId INSTRUMENT = InstrumentId.parse("binance-usdm/BTC-USDT");

    private static final Symbol BTC = INSTRUMENT.symbol();
    private static final BigDecimal STEP = new BigDecimal("0.001");
    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final SettableClock clock;
    private final UsdmExchange exchange;
    private final Map<RequestFault, Fault> faults = RequestFaults.of(new BinanceSpot().faults());

    /** @param rate of each funding */
    public UsdmVenue(BarSeries bars, Instant begin, BigDecimal rate) {
        clock = new SettableClock(begin);
        Listing listing = new Listing(BTC, bars, Filters.of("0.1", STEP.toPlainString()), new BigDecimal("0.00001"));
        exchange = UsdmExchange.start(
                clock, List.of(PerpetualListing.of(listing).withFunding(FundingRates.constant(rate))));
        exchange.transfer("USDT", DEPOSIT);
    }

    public UsdmExchange exchange() {
        return exchange;
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
        return UsdmReport.of(exchange, BTC, STEP);
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
