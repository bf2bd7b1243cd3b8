package dev.scalpel.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.VenueBroker;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real function with the venue broker against the local exchange, over a completely stored synthetic market. */
final class VenueTestRig implements AutoCloseable {

    static final Symbol ETH = Symbol.parse("ETH/USDT");
    static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private static final int HISTORY_DAYS = 3;
    private static final String FREE = "costs: {feeBp: 0, slippageBp: 0}\n";

    final MemoryStore memory = new MemoryStore();
    final RecordingStore store = new RecordingStore(memory);
    final SettableClock clock = new SettableClock(START);
    final List<String> failures = new ArrayList<>();
    final BarSeries bars;
    final LocalExchange exchange;
    final Settings settings;
    final SeededForecaster model;
    final VenueBroker broker;
    final Dispatcher function;
    /** What every process reads from now on. */
    ChampionStatus champion;

    /** @param yaml more settings; fee and slippage are 0 */
    VenueTestRig(int days, String yaml, double eagerness) {
        this(market(days), yaml, eagerness, "10000", "0");
    }

    /** In the score style, with the costs of the settings. */
    static VenueTestRig following(int days, String yaml, double threshold) {
        VenueTestRig rig = new VenueTestRig(days, yaml, 0);
        rig.champion = new ChampionStatus.Model(new ScoredForecaster(
                FeatureVariant.ALONE,
                ScoredForecaster.TACTICS,
                threshold,
                rig.settings.decisionCostBook().of(ETH_ID)));
        return rig;
    }

    /** @param halfSpread as a share of the price */
    VenueTestRig(BarSeries bars, String yaml, double eagerness, String deposit, String halfSpread) {
        this(bars, yaml, eagerness, deposit, halfSpread, Filters.of("0.01", "0.00001"));
    }

    /** @param filters what the venue demands of an order */
    VenueTestRig(BarSeries bars, String yaml, double eagerness, String deposit, String halfSpread, Filters filters) {
        this.bars = bars;
        exchange = LocalExchange.start(clock, List.of(new Listing(ETH, bars, filters, new BigDecimal(halfSpread))));
        exchange.deposit("USDT", new BigDecimal(deposit));
        exchange.setCommission(Commission.of("0.0000"));
        String base =
                "mode: testnet\nsymbols: {ETH/USDT: 0.7}\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n";
        settings = SettingsReader.fromText(
                        "the test's settings", base + (yaml.contains("costs:") ? yaml : FREE + yaml), Map.of())
                .settings();
        new StoredBars(memory).append(ETH_ID, bars);
        model = new SeededForecaster(FeatureSet.standard(FeatureVariant.ALONE), BracketGrid.longOnly(), eagerness);
        champion = new ChampionStatus.Model(model);
        broker = connect(clock);
        function = another(clock, broker);
    }

    static BarSeries market(int days) {
        long begin = Minutes.plus(START.toEpochMilli(), -HISTORY_DAYS * Minutes.PER_DAY);
        return SyntheticMarket.generate(MarketSpec.of(List.of(ETH), begin, HISTORY_DAYS + days, 5))
                .get(ETH);
    }

    /** Another process with its own clock. */
    Dispatcher another(Clock ours) {
        return another(ours, connect(ours));
    }

    private VenueBroker connect(Clock ours) {
        return VenueAdapters.connectBroker(
                settings,
                Map.of(
                        "SCALPEL_API_KEY",
                        exchange.apiKey().key(),
                        "SCALPEL_API_SECRET",
                        exchange.apiKey().secret()),
                name -> {
                    throw new AssertionError("read the secret " + name);
                },
                ours);
    }

    private Dispatcher another(Clock ours, VenueBroker theirs) {
        return ExecutionFunction.create(
                settings,
                store,
                ours,
                (name, action, failure) -> failures.add(action + ": " + failure),
                ExecutionDependencies.standard(settings, store, Map.of(), ours)
                        .withChampions((symbol, now) -> champion)
                        .withBroker(() -> theirs)
                        .withSleeper(clock::advance));
    }

    /** A process with other decisions than a model's. */
    Dispatcher deciding(DecisionSource decisions) {
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure),
                ExecutionDependencies.standard(settings, store, Map.of(), clock)
                        .withDecisions(decisions)
                        .withBroker(() -> broker)
                        .withSleeper(clock::advance));
    }

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

    SymbolState state() {
        String key = StoreKeys.state(ETH_ID);
        return SymbolStateCodec.CODEC.read(key, memory.get(key).orElseThrow().bytes());
    }

    List<TradeRow> trades() {
        return new StoredLedger(memory).trades(ETH_ID, YearMonth.of(2026, 6));
    }

    /** Runs until a position is open; returns the next minute. */
    int open(int minute) {
        int next = minute;
        do {
            run(next, next + 1);
            next++;
        } while (state().position().isEmpty());
        return next;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
