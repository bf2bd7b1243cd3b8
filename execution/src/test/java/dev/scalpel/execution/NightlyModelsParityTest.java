package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.explain.Explain;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ResidualCache;
import dev.scalpel.learning.score.ResidualPath;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.score.WalkOptions;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.RegimeScoreRule;
import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.research.samples.SampleScoreModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Promise 4 with models that change every night: the handler, minute by minute on paper and free of costs, gives the very
 * trades of the procedure's walk over the whole series, although each night's model was made from the bars before it.
 */
class NightlyModelsParityTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final Instant FIRST_BAR = Instant.parse("2026-06-01T00:00:00Z");
    /** The features look back a week, fits two days, thresholds one. */
    private static final int HISTORY_DAYS = 11;

    private static final int TRADED_DAYS = 3;
    private static final long FIRST_DAY = FIRST_BAR.toEpochMilli() / DAY_MILLIS + HISTORY_DAYS;
    private static final double ALLOCATION = 0.7;

    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.ALONE);
    private static final ScoreProcedure PROCEDURE =
            new ScoreProcedure("extended-1", 4, 2, 1, List.of(15), List.of(15), 1, 0.3, 3, 1, 5);
    /** So seldom closed by the score that positions are open at midnight. */
    private static final ScoreTactics TACTICS = new ScoreTactics(0.7, -0.25, 5, 15, 240, 0.02, 0.25, 1, 0);

    private static final Set<PositionSide> BOTH = EnumSet.allOf(PositionSide.class);

    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock = new SettableClock(FIRST_BAR);
    private final List<String> failures = new ArrayList<>();
    private final BarSeries bars = SyntheticMarket.of(
                    MarketSpec.of(List.of(ETH), FIRST_BAR.toEpochMilli(), HISTORY_DAYS + TRADED_DAYS, 9))
            .bars(ETH);
    private final Settings settings = SettingsReader.fromText(
                    "test", "symbols: {ETH/USDT: " + ALLOCATION + "}\ncosts: {feeBp: 0, slippageBp: 0}\n", Map.of())
            .settings();

    @Test
    void theHandlerTradesWhatTheWalkTrades() {
        tradesTheSame(Optional.empty(), false);
    }

    /** Each night's model carries the same choices with the thresholds of its day. */
    @Test
    void theHandlerTradesWhatTheWalkTradesWhereTacticsDependOnTheRegime() {
        List<Trade> byRegime = tradesTheSame(Optional.empty(), true);

        assertThat(byRegime.stream().map(NightlyModelsParityTest::line))
                .as("the policy changes trades")
                .isNotEqualTo(batch(Optional.empty(), false).stream()
                        .map(NightlyModelsParityTest::line)
                        .toList());
        assertThat(byRegime)
                .extracting(trade -> ((EntryBasis.ByScore) trade.position().basis()).exitScore())
                .as("exits of several actions")
                .hasSizeGreaterThan(2);
        List<DecisionRow> rows = new StoredLedger(store).decisions(ETH_ID, LocalDate.ofEpochDay(FIRST_DAY + 1));
        assertThat(rows)
                .filteredOn(row -> !row.figures().containsKey(ExitDecider.SIDE))
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(row.figures()).containsKeys(FrozenPolicy.REGIME, FrozenPolicy.ACTION));
        assertThat(rows)
                .filteredOn(row -> row.reason().equals(StandAsideReason.POLICY.name()))
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row.figures()).containsEntry(FrozenPolicy.ACTION, 3.0));
        DecisionRow aside = rows.stream()
                .filter(row -> row.reason().equals(StandAsideReason.POLICY.name()))
                .findFirst()
                .orElseThrow();
        assertThat(String.join(
                        "\n",
                        new Explain(settings, store)
                                .of(ETH_ID, Instant.ofEpochMilli(aside.bar()))
                                .lines()))
                .contains("policy: stand aside in volatility level 1 of 2, 18-24 UTC")
                .contains("repeated from the store, the model decides the same");
    }

    /** Below the usual volatility and above it, in each quarter of the day. */
    private static Optional<FrozenPolicy> policy(IssuedScores issued, long day, boolean byRegime) {
        List<ScoreAction> actions = List.of(
                new ScoreAction("usual", TACTICS.quantile(), TACTICS.exitLevel(), 1),
                new ScoreAction("eager", 0.5, TACTICS.exitLevel(), 1),
                new ScoreAction("quick half", 0.8, 0.1, 0.5),
                new ScoreAction("stand aside", TACTICS.quantile(), TACTICS.exitLevel(), 0));
        return byRegime
                ? Optional.of(new FrozenPolicy(
                        new ScorePolicy(List.of(0.0005), 4, actions, List.of(0, 1, 2, 3, 1, 2, 0, 1)),
                        actions.stream()
                                .map(action -> issued.threshold(day, action.quantile()))
                                .toList()))
                : Optional.empty();
    }

    /** Two scored days decide, so the first nights have the linear map alone and the last one both. */
    @Test
    void theHandlerTradesWhatTheWalkTradesWhereANetworkIsAdded() {
        ResidualProcedure anyGain =
                new ResidualProcedure(List.of(4), 4, 3, 1, 0.2, new FitSettings(1, 1e-3, 0, 64), 1, 2, 2, -1e9, 7);
        ResidualPath known = new ResidualPath(anyGain, new SameNetwork(network()), () -> false);
        ScoreWalk walk = walk(bars, Optional.of(known));
        assertThat(walk.network(FIRST_DAY, PROCEDURE.scoreHorizons())).isEmpty();
        assertThat(walk.network(FIRST_DAY + TRADED_DAYS - 1, PROCEDURE.scoreHorizons()))
                .isPresent();

        List<Trade> both = tradesTheSame(Optional.of(known), false);

        assertThat(both.stream().map(NightlyModelsParityTest::line))
                .as("the network changes trades")
                .isNotEqualTo(batch(Optional.empty(), false).stream()
                        .map(NightlyModelsParityTest::line)
                        .toList());
    }

    private List<Trade> tradesTheSame(Optional<ResidualPath> path, boolean byRegime) {
        List<TradeRow> rows = minuteByMinute(path, byRegime);
        List<Trade> batch = batch(path, byRegime);

        assertThat(failures).isEmpty();
        assertThat(rows.size()).isEqualTo(batch.size()).isGreaterThan(20);
        assertThat(rows).extracting(TradeRow::exitReason).contains(ExitReason.SCORE);
        assertThat(rows).extracting(TradeRow::side).contains(PositionSide.LONG, PositionSide.SHORT);
        assertThat(rows)
                .as("a position was open when the model changed")
                .anyMatch(row -> row.entry().time() / DAY_MILLIS != row.exit().time() / DAY_MILLIS);
        assertThat(rows.stream().map(NightlyModelsParityTest::modelId).distinct())
                .hasSize(TRADED_DAYS);
        explainsEntryAndExit(rows.get(rows.size() / 2));
        assertThat(hash(rows.stream().map(NightlyModelsParityTest::line).toList()))
                .isEqualTo(
                        hash(batch.stream().map(NightlyModelsParityTest::line).toList()));
        return batch;
    }

    private static ScoreWalk walk(BarSeries bars, Optional<ResidualPath> path) {
        return ScoreWalk.over(
                bars,
                Optional.empty(),
                SET,
                PROCEDURE,
                WalkOptions.from(Long.MIN_VALUE).withNetworks(path));
    }

    /** Of random weights. */
    private static ScoreNetwork network() {
        SplittableRandom random = new SplittableRandom(3);
        int units = 4;
        float[] first = new float[units * SET.size()];
        float[] last = new float[units];
        for (int i = 0; i < first.length; i++) {
            first[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        for (int i = 0; i < last.length; i++) {
            last[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return new ScoreNetwork(
                PROCEDURE.horizons(),
                new NetworkParameters(
                        Architecture.ofOutputs(SET.size(), List.of(units), 1),
                        NetworkLayer.zero(SET.size(), 1),
                        List.of(
                                new NetworkLayer(SET.size(), units, first, new float[units]),
                                new NetworkLayer(units, 1, last, new float[1]))));
    }

    private record SameNetwork(ScoreNetwork network) implements ResidualCache {

        @Override
        public ScoreNetwork find(long epochDay) {
            return network;
        }

        @Override
        public void fitted(long epochDay, ScoreNetwork other) {
            throw new AssertionError("every network is known");
        }
    }

    private List<TradeRow> minuteByMinute(Optional<ResidualPath> path, boolean byRegime) {
        new StoredBars(store).append(ETH_ID, bars);
        Instrument margin = new Instrument(
                ETH_ID,
                InstrumentKind.SPOT,
                "USDT",
                VenueFilters.UNKNOWN,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.empty());
        new InstrumentStore(store, "binance")
                .merge(FIRST_BAR, Set.of(ETH), Map.of(ETH, new InstrumentRules(margin, "OPEN", List.of())));
        Dispatcher function = ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                ExecutionDependencies.standard(settings, store, Map.of(), clock));
        for (long day = FIRST_DAY; day < FIRST_DAY + TRADED_DAYS; day++) {
            // The last bar of a day is still decided on with its own model.
            storeNightly(day, path, byRegime);
            for (int minute = 1; minute <= Minutes.PER_DAY; minute++) {
                clock.setTo(Instant.ofEpochMilli(day * DAY_MILLIS)
                        .plus(Duration.ofMinutes(minute))
                        .plusSeconds(2));
                function.answer("{}", Deadline.in(Duration.ofMinutes(1), clock));
            }
        }
        return new StoredLedger(store).trades(ETH_ID, YearMonth.of(2026, 6));
    }

    /** The model of a day, made from the bars before it, becomes the champion. */
    private void storeNightly(long day, Optional<ResidualPath> path, boolean byRegime) {
        BarSeries before = bars.slice(0, bars.firstRowFrom(day * DAY_MILLIS));
        ScoreWalk walk = walk(before, path);
        IssuedScores issued = walk.scores(PROCEDURE.scoreHorizons());
        SampleScoreModel.put(
                store,
                ETH_ID,
                SET,
                walk.model(day).orElseThrow(),
                walk.network(day, PROCEDURE.scoreHorizons()),
                new DayTactics(TACTICS, policy(issued, day, byRegime)),
                ShadowTrades.of(issued, TACTICS, BOTH).frozen(day),
                Instant.ofEpochMilli(day * DAY_MILLIS).plusSeconds(30));
    }

    private List<Trade> batch(Optional<ResidualPath> path, boolean byRegime) {
        IssuedScores issued = walk(bars, path).scores(PROCEDURE.scoreHorizons());
        long first = bars.firstOpenTime() / DAY_MILLIS;
        List<Optional<FrozenPolicy>> policies = LongStream.range(first, FIRST_DAY + TRADED_DAYS)
                .mapToObj(day -> policy(issued, day, byRegime))
                .toList();
        DecisionRule rule = new RegimeScoreRule(
                ShadowTrades.of(issued, TACTICS, BOTH).columns(), bars::openTime, policies, TACTICS, Costs.FREE, BOTH);
        int from = bars.firstRowFrom(FIRST_DAY * DAY_MILLIS);
        SimulationSettings bounds =
                new SimulationSettings(Costs.FREE, 0, settings.limits().forTrading(), VenueFilters.UNKNOWN, ALLOCATION);
        return BatchSimulator.run(bars.slice(from, bars.size()), new ShiftedRule(rule, from), bounds, 10_000)
                .trades();
    }

    /** From the store alone, with the model of that day. */
    private void explainsEntryAndExit(TradeRow row) {
        Explain explain = new Explain(settings, store);
        String entry = String.join(
                "\n",
                explain.of(ETH_ID, Instant.ofEpochMilli(row.decisionBar())).lines());
        assertThat(entry)
                .contains("predicted  by model " + modelId(row))
                .contains("the stored model still predicts the same, bit for bit")
                .contains("decided    ENTER")
                .contains("repeated from the store, the model decides the same");
        long before = Minutes.plus(row.exit().time(), -1);
        String exit = String.join(
                "\n", explain.of(ETH_ID, Instant.ofEpochMilli(before)).lines());
        assertThat(exit)
                .contains("bit for bit those of the decision")
                .contains("decided    " + (row.exitReason() == ExitReason.SCORE ? "SCORE_TURNED" : "IN_POSITION"))
                .contains("a " + row.side() + " was open: its score in that direction is ")
                .contains("repeated from the store, the model decides the same");
    }

    private static String modelId(TradeRow row) {
        return ((EntryBasis.ByScore) row.basis()).modelId();
    }

    private static String line(TradeRow row) {
        return line(TradeRows.toTrade(row));
    }

    private static String line(Trade trade) {
        EntryBasis.ByScore basis = (EntryBasis.ByScore) trade.position().basis();
        return trade.position().decisionTime() + "," + basis.side() + "," + basis.score() + "," + basis.exitScore()
                + "," + trade.position().entryTime() + "," + trade.position().entryPrice() + ","
                + trade.position().quantity().stripTrailingZeros().toPlainString() + "," + trade.exitTime() + ","
                + trade.exitPrice() + "," + trade.reason() + "," + trade.netReturn();
    }

    private static String hash(List<String> lines) {
        return Sha256.hex(lines.stream().collect(Collectors.joining("\n")));
    }
}
