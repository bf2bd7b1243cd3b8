package dev.scalpel.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The real function on paper over a completely stored synthetic market: the clock decides which bars are closed. */
final class PaperTestRig {

    static final Symbol BTC = Symbol.parse("BTC/USDT");
    static final Symbol ETH = Symbol.parse("ETH/USDT");
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private static final int HISTORY_DAYS = 3;
    private static final int LONG_HISTORY_DAYS = 11;

    final MemoryStore memory = new MemoryStore();
    final RecordingStore store = new RecordingStore(memory);
    final SettableClock clock = new SettableClock(START);
    final List<String> metrics = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final Map<Symbol, BarSeries> market;
    final Settings settings;
    final SeededForecaster model;
    final Dispatcher function;

    PaperTestRig(int days, String yaml, double eagerness) {
        this(days, yaml, eagerness, TacticsRule.fixed(SeededForecaster.TACTICS), Optional.empty());
    }

    PaperTestRig(int days, String yaml, double eagerness, TacticsRule tactics) {
        this(days, yaml, eagerness, tactics, Optional.empty());
    }

    PaperTestRig(int days, String yaml, double eagerness, Champions champions) {
        this(days, yaml, eagerness, TacticsRule.fixed(SeededForecaster.TACTICS), Optional.of(champions));
    }

    /** On both sides, if the stored instruments are shortable. */
    static PaperTestRig onBothSides(int days, String yaml, double eagerness) {
        SeededForecaster model =
                new SeededForecaster(FeatureSet.standard(FeatureVariant.FULL), BracketGrid.bothSides(), eagerness);
        return new PaperTestRig(days, yaml, model, Optional.empty());
    }

    private PaperTestRig(int days, String yaml, double eagerness, TacticsRule tactics, Optional<Champions> champions) {
        this(
                days,
                yaml,
                new SeededForecaster(
                        FeatureSet.standard(FeatureVariant.FULL), BracketGrid.longOnly(), eagerness, tactics),
                champions);
    }

    private PaperTestRig(int days, String yaml, SeededForecaster model, Optional<Champions> champions) {
        this(yaml, model, champions, market(HISTORY_DAYS, days));
    }

    /** Of instruments that are traded in these hours only, with so much history that a week and a weekend can be looked back. */
    static PaperTestRig within(TradingSession session, int days, String yaml, Champions champions) {
        Map<Symbol, BarSeries> traded = new LinkedHashMap<>();
        market(LONG_HISTORY_DAYS, days).forEach((symbol, bars) -> traded.put(symbol, within(session, bars)));
        SeededForecaster none =
                new SeededForecaster(FeatureSet.standard(FeatureVariant.FULL), BracketGrid.longOnly(), 0);
        return new PaperTestRig(yaml, none, Optional.of(champions), traded);
    }

    private static BarSeries within(TradingSession session, BarSeries bars) {
        BarSeries.Builder traded = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (session.isOpen(Instant.ofEpochMilli(bars.openTime(row)))) {
                traded.add(bars.bar(row));
            }
        }
        return traded.build();
    }

    private static Map<Symbol, BarSeries> market(int history, int days) {
        long begin = Minutes.plus(START.toEpochMilli(), -history * Minutes.PER_DAY);
        return SyntheticMarket.generate(
                MarketSpec.of(List.of(BTC, ETH), begin, history + days, 5).withMissingShare(0.002));
    }

    private PaperTestRig(
            String yaml, SeededForecaster model, Optional<Champions> champions, Map<Symbol, BarSeries> market) {
        this.model = model;
        this.market = market;
        settings =
                SettingsReader.fromText("the test's settings", yaml, Map.of()).settings();
        market.forEach((symbol, bars) -> new StoredBars(memory).append(settings.instrument(symbol), bars));
        function = another(champions.orElse((symbol, now) -> new ChampionStatus.Model(model)));
    }

    /** A second process on the same store. */
    Dispatcher another(Champions champions) {
        return another(settings, champions);
    }

    /** The same with other settings, and the model. */
    Dispatcher another(Settings other) {
        return another(other, (symbol, now) -> new ChampionStatus.Model(model));
    }

    private Dispatcher another(Settings other, Champions champions) {
        return ExecutionFunction.create(
                other,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                ExecutionDependencies.standard(other, store, Map.of(), clock)
                        .withChampions(champions)
                        .withMetric(DrawdownMetric.embedded("scalpel-execution", metrics::add)));
    }

    /** A process with other decisions than a model's. */
    Dispatcher deciding(DecisionSource decisions) {
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                ExecutionDependencies.standard(settings, store, Map.of(), clock).withDecisions(decisions));
    }

    Dispatcher another() {
        return another((symbol, now) -> new ChampionStatus.Model(model));
    }

    /** Moves the clock two seconds into this minute after the start. */
    void at(int minute) {
        clock.setTo(START.plus(Duration.ofMinutes(minute)).plusSeconds(2));
    }

    JsonNode call(String event) {
        return call(function, event);
    }

    JsonNode call(Dispatcher process, String event) {
        return process.answer(event, Deadline.in(Duration.ofMinutes(1), clock));
    }

    void run(int fromMinute, int toMinute) {
        for (int minute = fromMinute; minute < toMinute; minute++) {
            at(minute);
            call("{}");
        }
    }

    SymbolState state(Symbol symbol) {
        String key = StoreKeys.state(settings.instrument(symbol));
        return SymbolStateCodec.CODEC.read(key, memory.get(key).orElseThrow().bytes());
    }

    List<TradeRow> trades(Symbol symbol) {
        return new StoredLedger(memory).trades(settings.instrument(symbol), YearMonth.of(2026, 6));
    }

    /** The bars of the first days on which the ledger says that a position was entered. */
    List<Long> enteredBars(Symbol symbol, int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> decisions(symbol, day))
                .flatMap(List::stream)
                .filter(DecisionRow::entered)
                .map(DecisionRow::bar)
                .toList();
    }

    /** A day's decisions, from files and outbox. */
    List<DecisionRow> decisions(Symbol symbol, int day) {
        LocalDate date = LocalDate.of(2026, 6, 1).plusDays(day);
        List<DecisionRow> rows = new ArrayList<>(new StoredLedger(memory).decisions(settings.instrument(symbol), date));
        state(symbol).outbox().decisions().stream()
                .filter(row -> rows.stream().noneMatch(known -> known.bar() == row.bar()))
                .filter(row -> Minutes.floor(row.bar()) / Minutes.MILLIS / Minutes.PER_DAY == date.toEpochDay())
                .forEach(rows::add);
        return rows;
    }
}
