package dev.scalpel.venue.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The real execution function at the sample venue, found by the settings alone, minute by minute two seconds after each
 * close. The bars are all stored; the stand-in trades the coming ones.
 */
final class SampleMinutes implements AutoCloseable {

    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    static final double PRICE = 10_000;

    private static final int HISTORY = 3 * 1_440;
    private static final InstrumentId BTC = InstrumentId.parse("sample/BTC-USDT");

    final SampleStandIn venue;
    final List<String> failures = new ArrayList<>();
    private final AtomicReference<Optional<PositionSide>> predicted;
    private final MemoryStore store = new MemoryStore();
    private final Dispatcher function;
    private int minute;

    /** With a model that chooses brackets. */
    SampleMinutes(List<Bar> coming) {
        this(coming, new AtomicReference<>(Optional.empty()), SidedForecaster::new, Optional.empty(), "");
    }

    /** @param decisions in place of the model's */
    SampleMinutes(List<Bar> coming, Optional<DecisionSource> decisions) {
        this(coming, new AtomicReference<>(Optional.empty()), SidedForecaster::new, decisions, "");
    }

    /** @param yaml further settings of the connection to the venue */
    SampleMinutes(List<Bar> coming, Optional<DecisionSource> decisions, String yaml) {
        this(coming, new AtomicReference<>(Optional.empty()), SidedForecaster::new, decisions, yaml);
    }

    /** With a model whose score is followed, on both sides. */
    static SampleMinutes following(List<Bar> coming) {
        return new SampleMinutes(
                coming, new AtomicReference<>(Optional.empty()), SidedScores::new, Optional.empty(), "");
    }

    private SampleMinutes(
            List<Bar> coming,
            AtomicReference<Optional<PositionSide>> predicted,
            Function<Supplier<Optional<PositionSide>>, Forecaster> style,
            Optional<DecisionSource> decisions,
            String yaml) {
        this.predicted = predicted;
        Forecaster model = style.apply(predicted::get);
        venue = new SampleStandIn(coming, START);
        Settings settings = SettingsReader.fromText(
                        "the test's settings",
                        "venue: sample\nmode: testnet\nsymbols: {BTC/USDT: 0.5}\n"
                                + "limits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000}\n"
                                + "venueConnection: {address: \"" + venue.address() + "\""
                                + (yaml.isEmpty() ? "" : ", " + yaml)
                                + "}\n",
                        Map.of())
                .settings();
        StoredBars bars = new StoredBars(store);
        bars.append(BTC, BarSeries.of(history().toArray(Bar[]::new)));
        bars.append(BTC, BarSeries.of(coming.toArray(Bar[]::new)));
        Instrument margin = new Instrument(
                BTC,
                InstrumentKind.SPOT,
                "USDT",
                VenueFilters.UNKNOWN,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.empty());
        new InstrumentStore(store, "sample")
                .merge(
                        START,
                        Set.of(BTC.symbol()),
                        Map.of(BTC.symbol(), new InstrumentRules(margin, "OPEN", List.of())));
        ExecutionDependencies byModel = ExecutionDependencies.standard(
                        settings, store, venue.environment(), venue.clock())
                .withChampions((symbol, now) -> new ChampionStatus.Model(model))
                .withSleeper(venue::advance);
        function = ExecutionFunction.create(
                settings,
                store,
                venue.clock(),
                (name, action, failure) -> failures.add(action + ": " + failure),
                decisions.map(byModel::withDecisions).orElse(byModel));
    }

    /** A bar of the coming minutes. */
    static Bar bar(int minute, double open, double high, double low, double close) {
        return new Bar(Minutes.plus(START.toEpochMilli(), minute), open, high, low, close, 10, 4, 5);
    }

    private static List<Bar> history() {
        SplittableRandom random = new SplittableRandom(7);
        List<Bar> bars = new ArrayList<>();
        double open = PRICE;
        for (int minute = -HISTORY; minute < 0; minute++) {
            double close = PRICE + random.nextInt(-20, 21) * 0.5;
            bars.add(new Bar(
                    Minutes.plus(START.toEpochMilli(), minute),
                    open,
                    Math.max(open, close) + 1,
                    Math.min(open, close) - 1,
                    close,
                    random.nextInt(5, 50),
                    4,
                    3));
            open = close;
        }
        return bars;
    }

    /** The next minute, in which the model predicts a gain on this side. */
    JsonNode next(Optional<PositionSide> side) {
        Instant due = START.plus(Duration.ofMinutes(minute)).plusSeconds(2);
        venue.advance(Duration.between(venue.clock().instant(), due));
        minute++;
        predicted.set(side);
        return call("{}");
    }

    JsonNode call(String event) {
        return function.answer(event, Deadline.in(Duration.ofMinutes(1), venue.clock()));
    }

    SymbolState state() {
        String key = StoreKeys.state(BTC);
        return SymbolStateCodec.CODEC.read(key, store.get(key).orElseThrow().bytes());
    }

    /** What the books say is held at the venue, negative of a short. */
    BigDecimal books() {
        SymbolState state = state();
        BigDecimal dust = ((VenueState) state.execution().orElseThrow()).dust();
        return state.position().isPresent()
                ? new RoundTrip(BTC.symbol(), state.intents()).netBase().add(dust)
                : dust;
    }

    BigDecimal held() {
        return venue.account().position().quantity();
    }

    List<TradeRow> trades() {
        return new StoredLedger(store).trades(BTC, YearMonth.of(2026, 6));
    }

    @Override
    public void close() {
        venue.close();
    }
}
