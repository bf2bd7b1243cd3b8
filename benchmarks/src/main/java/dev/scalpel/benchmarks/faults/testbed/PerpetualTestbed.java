package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.localexchange.usdm.contract.FundingRates;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One account at the stand-in of Binance USD-M, one store, one clock, and any number of processes of the function. */
public final class PerpetualTestbed implements AutoCloseable {

    public static final InstrumentId INSTRUMENT = InstrumentId.parse("binance-usdm/BTC-USDT");
    public static final BigDecimal DEPOSIT = new BigDecimal("10000");
    /** Of leverage, in the settings. */
    public static final int LEVERAGE = 5;

    private static final Duration INTO_THE_MINUTE = Duration.ofMillis(2_600);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final SettableClock clock;
    private final UsdmExchange exchange;
    private final PortCallInterceptor interceptor = new PortCallInterceptor();
    private final MemoryStore memory = new MemoryStore();
    private final Settings settings;
    private final BarSeries bars;
    private final long begin;
    private final DecisionSource decisions;
    private final UnaryOperator<Broker> variant;
    private int stored;

    /**
     * @param history bars before minute 0
     * @param rate of each funding
     * @param variant of the broker: {@link UnaryOperator#identity()}, or one that breaks the engine on purpose
     */
    public PerpetualTestbed(
            BarSeries bars, int history, BigDecimal rate, DecisionSource decisions, UnaryOperator<Broker> variant) {
        this.bars = bars;
        this.decisions = decisions;
        this.variant = variant;
        begin = bars.openTime(history);
        clock = new SettableClock(Instant.ofEpochMilli(begin));
        Listing listing = new Listing(INSTRUMENT.symbol(), bars, Filters.of("0.1", "0.001"), new BigDecimal("0.00001"));
        exchange = UsdmExchange.start(
                clock, List.of(PerpetualListing.of(listing).withFunding(FundingRates.constant(rate))));
        exchange.transfer("USDT", DEPOSIT);
        settings = SettingsReader.fromText(
                        "perpetual testbed",
                        "venue: binance-usdm\nmode: testnet\nsymbols: {BTC/USDT: 0.5}\n"
                                + "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0,"
                                + " maxConsecutiveLosses: 1000}\nvenueConnection: {address: \"" + exchange.uri()
                                + "\", leverage: " + LEVERAGE + "}\n",
                        Map.of())
                .settings();
        storeBars();
    }

    public UsdmExchange exchange() {
        return exchange;
    }

    public PortCallInterceptor interceptor() {
        return interceptor;
    }

    /** A process that starts now, with nothing in its memory. */
    public Dispatcher process() {
        Broker broker = variant.apply(new InterceptedBroker(
                VenueAdapters.connectBroker(settings, keys(), name -> "", clock), interceptor, new SentIntents()));
        ExecutionDependencies parts = ExecutionDependencies.standard(
                        settings, new InterceptedStore(memory, interceptor), Map.of(), clock)
                .withDecisions(decisions)
                .withBroker(() -> broker)
                .withSleeper(this::pause);
        return ExecutionFunction.create(
                settings, new InterceptedStore(memory, interceptor), clock, (function, action, failure) -> {}, parts);
    }

    public String call(Dispatcher process) {
        return process.answer("{}", Deadline.in(LIMIT, clock)).toString();
    }

    /** Advances to some seconds into this minute, unless time is further, and stores the closed bars. */
    public void minute(int minute) {
        Instant at = Instant.ofEpochMilli(Minutes.plus(begin, minute)).plus(INTO_THE_MINUTE);
        if (clock.instant().isBefore(at)) {
            clock.setTo(at);
        }
        storeBars();
    }

    public void pause(Duration time) {
        clock.advance(time);
        storeBars();
    }

    /** The current minute. */
    public int now() {
        return (int) Minutes.between(begin, clock.millis());
    }

    private void storeBars() {
        int closed = bars.firstRowFrom(Minutes.floor(clock.millis()));
        if (closed > stored) {
            new StoredBars(memory).append(INSTRUMENT, bars.slice(stored, closed));
            stored = closed;
        }
    }

    public Optional<SymbolState> state() {
        String key = StoreKeys.state(INSTRUMENT);
        return memory.get(key).map(found -> SymbolStateCodec.CODEC.read(key, found.bytes()));
    }

    public List<TradeRow> trades() {
        return new StoredLedger(memory)
                .trades(INSTRUMENT, YearMonth.from(Instant.ofEpochMilli(begin).atZone(ZoneOffset.UTC)));
    }

    private Map<String, String> keys() {
        return Map.of(
                "SCALPEL_API_KEY",
                exchange.apiKey().key(),
                "SCALPEL_API_SECRET",
                exchange.apiKey().secret());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
