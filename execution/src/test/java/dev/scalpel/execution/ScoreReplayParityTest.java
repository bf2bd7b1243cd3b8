package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.score.ScoreEntryRule;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Promise 4 in the score style, on both sides: entries, exits and reversals on paper are those of the batch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreReplayParityTest {

    private static final int DAYS = 5;
    private static final double THRESHOLD = 1.1;
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Costs COSTS = Costs.of(0.0002, 0.00005);
    private static final BigDecimal STEP = new BigDecimal("0.0001");
    private static final VenueFilters FILTERS =
            new VenueFilters(new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5"));

    private final ScoredForecaster model =
            new ScoredForecaster(FeatureVariant.FULL, ScoredForecaster.TACTICS, THRESHOLD, COSTS);
    private final PaperTestRig rig = new PaperTestRig(
            DAYS,
            "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5, feeAsset: quote}\n",
            0,
            (symbol, now) -> new ChampionStatus.Model(model));

    @BeforeAll
    void minuteByMinuteThroughTheHandler() {
        Instrument margin = new Instrument(
                ETH_ID, InstrumentKind.SPOT, "USDT", FILTERS, TradingSession.ALWAYS_OPEN, true, Optional.empty());
        new InstrumentStore(rig.memory, "binance")
                .merge(START, Set.of(ETH), Map.of(ETH, new InstrumentRules(margin, "OPEN", List.of())));
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void minuteByMinuteTradesEqualTheBatch() {
        List<Trade> batch = batch().trades();
        List<TradeRow> rows = rig.trades(ETH);

        assertThat(rows.size()).isEqualTo(batch.size()).isGreaterThan(50);
        IntStream.range(0, rows.size()).forEach(i -> assertSame(rows.get(i), batch.get(i)));
        assertThat(rows).extracting(TradeRow::side).contains(PositionSide.LONG, PositionSide.SHORT);
        assertThat(rows).extracting(TradeRow::exitReason).contains(ExitReason.SCORE, ExitReason.TIME_LIMIT);
    }

    @Test
    void theAccountEqualsTheBatchToTheBit() {
        assertThat(rig.state(ETH).account()).isEqualTo(batch().endState().account());
    }

    /** The exit's intended price is the open at which it fills, before spread and slippage. */
    @Test
    void anExitByScoreFillsAtTheOpenOfTheNextBarThatExists() {
        BarSeries bars = rig.market.get(ETH);
        assertThat(rig.trades(ETH))
                .filteredOn(trade -> trade.exitReason() == ExitReason.SCORE)
                .hasSizeGreaterThan(30)
                .allSatisfy(trade -> assertThat(trade.exit().intendedPrice().doubleValue())
                        .isEqualTo(bars.open(bars.rowOf(trade.exit().time()))));
    }

    @Test
    void everyRowOfAnOpenPositionSaysItsScoreAndWhetherItExits() {
        List<DecisionRow> rows = IntStream.range(0, DAYS)
                .mapToObj(day -> rig.decisions(ETH, day))
                .flatMap(List::stream)
                .filter(row -> row.figures().containsKey(ExitDecider.SIDE))
                .toList();

        assertThat(rows).hasSizeGreaterThan(500);
        assertThat(rows)
                .filteredOn(row -> row.insight().isPresent())
                .hasSizeGreaterThan(500)
                .allSatisfy(row -> {
                    double ours = row.figures().get(ScoreEntryRule.SCORE)
                            * row.figures().get(ExitDecider.SIDE);
                    StandAsideReason reason = ours < row.figures().get(ExitDecider.EXIT_SCORE)
                            ? StandAsideReason.SCORE_TURNED
                            : StandAsideReason.IN_POSITION;
                    assertThat(row.reason()).isEqualTo(reason.name());
                });
        assertThat(rows)
                .filteredOn(row -> row.insight().isEmpty())
                .allSatisfy(row -> assertThat(row.reason()).isEqualTo(StandAsideReason.SCORE_UNKNOWN.name()));
    }

    @Test
    void everyDecisionToEnterHasItsFigures() {
        List<DecisionRow> entered = IntStream.range(0, DAYS)
                .mapToObj(day -> rig.decisions(ETH, day))
                .flatMap(List::stream)
                .filter(DecisionRow::entered)
                .toList();

        assertThat(entered).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(row.figures())
                    .containsKeys(
                            ScoreEntryRule.SCORE,
                            ScoreEntryRule.THRESHOLD,
                            ScoreEntryRule.SLOPE,
                            ScoreEntryRule.ROUND_TRIP,
                            ExitDecider.EXIT_SCORE);
            assertThat(row.insight().orElseThrow().predictedRaw())
                    .isEqualTo(row.figures().get(ScoreEntryRule.SCORE));
            assertThat(row.insight().orElseThrow().predictedNet())
                    .isEqualTo(Math.abs(row.figures().get(ScoreEntryRule.SCORE))
                            - row.figures().get(ScoreEntryRule.ROUND_TRIP));
        });
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(START.toEpochMilli());
        DecisionRule rule = model.over(all, Optional.of(rig.market.get(BTC)), EnumSet.allOf(PositionSide.class));
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(ETH_ID), 0, rig.settings.limits().forTrading(), FILTERS, 0.7);
        return BatchSimulator.run(all.slice(from, all.size()), new ShiftedRule(rule, from), bounds, 10_000);
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(row.decisionBar()).isEqualTo(trade.position().decisionTime());
        assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
        assertThat(row.exit().time()).isEqualTo(trade.exitTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice());
        assertThat(row.exit().price().doubleValue()).isEqualTo(trade.exitPrice());
        assertThat(row.entry().quantity()).isEqualByComparingTo(trade.position().quantity());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
        assertThat(row.basis())
                .isInstanceOf(EntryBasis.ByScore.class)
                .isEqualTo(trade.position().basis());
    }
}
