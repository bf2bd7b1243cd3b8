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
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.contract.StormStandIn;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One account at a venue with margin, one store, one clock, and any number of processes of the function. */
public final class PerpetualTestbed extends StormTestbed {

    /** Of leverage, in the settings. */
    public static final int LEVERAGE = 5;

    private static final Duration INTO_THE_MINUTE = Duration.ofMillis(2_600);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final StormStandIn venue;
    private final Clock clock;
    private final MemoryStore memory = new MemoryStore();
    private final Settings settings;
    private final BarSeries bars;
    private final long begin;
    private final DecisionSource decisions;
    private final UnaryOperator<Broker> variant;
    private final PerpetualOwner owner;
    private int stored;

    /**
     * @param venue whose clock shows minute 0
     * @param bars those that the venue trades
     * @param history bars before minute 0
     * @param variant of the broker: {@link UnaryOperator#identity()}, or one that breaks the engine on purpose
     */
    public PerpetualTestbed(
            StormStandIn venue, BarSeries bars, int history, DecisionSource decisions, UnaryOperator<Broker> variant) {
        this.venue = venue;
        this.bars = bars;
        this.decisions = decisions;
        this.variant = variant;
        begin = bars.openTime(history);
        clock = venue.clock();
        settings = SettingsReader.fromText(
                        "perpetual testbed",
                        "venue: " + venue.instrument().venue() + "\nmode: testnet\nsymbols: {"
                                + venue.instrument().symbol() + ": 0.5}\n"
                                + "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0,"
                                + " maxConsecutiveLosses: 1000}\nvenueConnection: {address: \"" + venue.address()
                                + "\", leverage: " + LEVERAGE + "}\n",
                        Map.of())
                .settings();
        owner = new PerpetualOwner(venue.instrument().symbol(), clock, this::connect);
        storeBars();
    }

    public StormStandIn venue() {
        return venue;
    }

    public PerpetualOwner owner() {
        return owner;
    }

    @Override
    public Dispatcher process() {
        // Broken below the interceptor: what a broken engine sends besides is no intent of the books.
        Broker broker = new InterceptedBroker(variant.apply(connect()), interceptor(), sent());
        ExecutionDependencies parts = ExecutionDependencies.standard(
                        settings, new InterceptedStore(memory, interceptor()), Map.of(), clock)
                .withDecisions(decisions)
                .withBroker(() -> broker)
                .withSleeper(this::pause);
        return ExecutionFunction.create(
                settings, new InterceptedStore(memory, interceptor()), clock, (function, action, failure) -> {}, parts);
    }

    private Broker connect() {
        return VenueAdapters.connectBroker(settings, venue.environment(), name -> "", clock);
    }

    public String call(Dispatcher process) {
        return call(process, "{}");
    }

    @Override
    public String call(Dispatcher process, String event) {
        return process.answer(event, Deadline.in(LIMIT, clock)).toString();
    }

    /** Advances to some seconds into this minute, unless time is further, and stores the closed bars. */
    public void minute(int minute) {
        Instant at = Instant.ofEpochMilli(Minutes.plus(begin, minute)).plus(INTO_THE_MINUTE);
        if (clock.instant().isBefore(at)) {
            venue.advance(Duration.between(clock.instant(), at));
        }
        storeBars();
    }

    @Override
    public void pause(Duration time) {
        venue.advance(time);
        storeBars();
    }

    @Override
    public void failNext(StormStandIn.RequestFault fault) {
        venue.failNext(fault);
    }

    @Override
    public boolean disarm() {
        return venue.disarm();
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public Instant time() {
        return clock.instant();
    }

    /** The close of the newest stored bar. */
    public BigDecimal price() {
        return BigDecimal.valueOf(bars.bar(stored - 1).close());
    }

    @Override
    public int now() {
        return (int) Minutes.between(begin, clock.millis());
    }

    private void storeBars() {
        int closed = bars.firstRowFrom(Minutes.floor(clock.millis()));
        if (closed > stored) {
            new StoredBars(memory).append(venue.instrument(), bars.slice(stored, closed));
            stored = closed;
        }
    }

    public Optional<SymbolState> state() {
        String key = StoreKeys.state(venue.instrument());
        return memory.get(key).map(found -> SymbolStateCodec.CODEC.read(key, found.bytes()));
    }

    public List<TradeRow> trades() {
        return new StoredLedger(memory)
                .trades(
                        venue.instrument(),
                        YearMonth.from(Instant.ofEpochMilli(begin).atZone(ZoneOffset.UTC)));
    }

    @Override
    public void close() {
        venue.close();
    }
}
