package dev.scalpel.execution.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With a real model, stored and promoted, through the deployed function. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int MINUTES = 180;

    private final MemoryStore store = new MemoryStore();
    private final Settings settings = SettingsReader.fromText(
                    "test", "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 0, slippageBp: 0}\n", Map.of())
            .settings();
    private final Explain explain = new Explain(settings, store);
    private String modelId = "";
    private @Nullable TradeRow closed;

    @BeforeAll
    void tradeForSomeHours() {
        long begin = Minutes.plus(START.toEpochMilli(), -3 * Minutes.PER_DAY);
        BarSeries bars =
                SyntheticMarket.of(MarketSpec.of(List.of(ETH), begin, 4, 5)).bars(ETH);
        new StoredBars(store).append(ETH_ID, bars);
        modelId = SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.ALONE), START);
        SettableClock clock = new SettableClock(START);
        Dispatcher function = ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> {
                    throw failure;
                },
                ExecutionDependencies.standard(settings, store, Map.of(), clock));
        for (int minute = 1; minute < MINUTES; minute++) {
            clock.setTo(START.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            function.answer("{}", Deadline.in(Duration.ofMinutes(1), clock));
        }
        closed = new StoredLedger(store).trades(ETH_ID, YearMonth.of(2026, 6)).get(0);
    }

    @Test
    void explainsWhatWasKnownPredictedDecidedSentAndFilled() {
        Explanation explanation = explain.of(ETH_ID, Instant.ofEpochMilli(trade().decisionBar()));
        assertThat(explanation.decision().entered()).isTrue();
        assertThat(explanation.trade()).contains(trade());
        assertThat(String.join("\n", explanation.lines()))
                .contains("known      ETH/USDT, bar " + Instant.ofEpochMilli(trade().decisionBar()))
                .contains("bit for bit those of the decision")
                .contains("predicted  by model " + modelId)
                .contains("the stored model still predicts the same, bit for bit")
                .contains("decided    ENTER")
                .contains("repeated from the store, the model decides the same")
                .contains("sent       nothing: paper trading sends no orders")
                .contains("filled     entry " + trade().entry().quantity().toPlainString())
                .contains("side " + trade().side())
                .contains("by " + trade().exitReason())
                .contains("by strategy model (MODEL)")
                .doesNotContain("return_1 =")
                .contains("strategy model (MODEL), model " + modelId + ", bracket "
                        + trade().basis().model().orElseThrow().bracket().id());
    }

    @Test
    void theInputsOfTheModelAreListedApart() {
        Explanation explanation = explain.of(ETH_ID, Instant.ofEpochMilli(trade().decisionBar()));

        assertThat(explanation.featureLines())
                .hasSize(explanation.replay().orElseThrow().features().size())
                .anyMatch(line -> line.contains("return_1 = "));
    }

    @Test
    void aTradeBySignalIsExplainedByItsSignalAndItsOwnDistances() {
        Distances distances = new Distances(PositionSide.LONG, 0.02, 0.05, 480, 0);
        DecisionRow row = new DecisionRow(
                trade().decisionBar(),
                1,
                new StrategyId("trend", Origin.SIGNAL),
                DecisionRow.ENTER,
                100,
                Optional.empty(),
                Map.of());
        TradeRow signalled = new TradeRow(
                trade().id(),
                1,
                "paper",
                new BySignal("trend", "9f8e7d6c5b4a3210", distances),
                Optional.empty(),
                trade().decisionBar(),
                trade().entry(),
                trade().exit(),
                trade().exitReason(),
                Map.of(),
                trade().netProfit(),
                trade().netReturn(),
                Double.NaN,
                Double.NaN);
        Explanation explanation = new Explanation(
                ETH,
                Instant.ofEpochMilli(trade().decisionBar()),
                Optional.empty(),
                row,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(signalled));
        assertThat(String.join("\n", explanation.lines()))
                .contains("predicted  no model was used")
                .contains("by strategy trend (SIGNAL)")
                .contains("strategy trend (SIGNAL), signal 9f8e7d6c5b4a3210, stop 200.00 bp, target 500.00 bp,"
                        + " at most 480 minutes");
    }

    @Test
    void aDecisionStillInTheOutboxIsExplained() {
        Explanation explanation = explain.of(ETH_ID, START.plus(Duration.ofMinutes(MINUTES - 2)));
        assertThat(explanation.lines()).isNotEmpty();
    }

    @Test
    void withoutADecisionTheNearestOnesAreNamed() {
        assertThatThrownBy(() -> explain.of(ETH_ID, START.plus(Duration.ofHours(9))))
                .isInstanceOf(NothingDecidedException.class)
                .hasMessageContaining("nothing was decided on ETH/USDT at 2026-06-01T09:00:00Z; the nearest");
        assertThatThrownBy(() -> explain.of(ETH_ID, Instant.parse("2025-01-01T00:00:00Z")))
                .hasMessageContaining("the ledger has no decisions of that day");
    }

    @Test
    void changedBarsAreReported() {
        MemoryStore changed = new MemoryStore();
        store.list("")
                .forEach(key ->
                        changed.putIfAbsent(key, store.get(key).orElseThrow().bytes()));
        Bar bar = new StoredBars(store)
                .read(ETH_ID, trade().decisionBar(), trade().decisionBar() + 60_000)
                .bar(0);
        Bar other = new Bar(
                bar.openTime(),
                bar.open(),
                bar.high() * 1.01,
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.trades(),
                bar.takerBuyVolume());
        new StoredBars(changed).append(ETH_ID, BarSeries.of(other));
        assertThat(new Explain(settings, changed)
                        .of(ETH_ID, Instant.ofEpochMilli(trade().decisionBar()))
                        .lines())
                .anyMatch(line -> line.contains("NOT those of the decision"));
    }

    @Test
    void aMissingModelIsReported() {
        MemoryStore without = new MemoryStore();
        store.list("")
                .forEach(key ->
                        without.putIfAbsent(key, store.get(key).orElseThrow().bytes()));
        without.delete(StoreKeys.model(ETH_ID, modelId, "manifest.json"));
        assertThat(new Explain(settings, without)
                        .of(ETH_ID, Instant.ofEpochMilli(trade().decisionBar()))
                        .lines())
                .anyMatch(line -> line.contains("it is not in the store of ETH/USDT"));
    }

    private TradeRow trade() {
        return Objects.requireNonNull(closed, "no trade was closed");
    }
}
