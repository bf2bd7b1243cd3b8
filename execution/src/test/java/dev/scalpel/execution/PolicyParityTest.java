package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A model with a policy, where every cost differs: the handler follows it as the batch does, and records its choices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyParityTest {

    private static final int DAYS = 4;
    private static final BracketTactics DEFAULT_TACTICS = SeededForecaster.TACTICS;
    private static final BracketTactics QUICK = new BracketTactics(0.2, 0.4, 0.9, 0.5, 10, 9);
    /** Two levels, four parts of the day, bad runs: each of the actions somewhere. */
    private static final TacticsPolicy POLICY = TacticsPolicy.of(
            new Regimes("volatility_60", List.of(5e-4), 4, 2, 120),
            List.of(
                    new Action("usual", Optional.of(DEFAULT_TACTICS)),
                    new Action("quick", Optional.of(QUICK)),
                    new Action("stand aside", Optional.empty())),
            List.of(0, 2, 1, 0, 0, 1, 1, 2, 1, 0, 2, 2, 0, 2, 1, 0));

    private final PaperTestRig rig =
            new PaperTestRig(DAYS, """
                    symbols: {ETH/USDT: 0.7}
                    costs:
                      feeBp: 2
                      halfSpreadBp: 0.2
                      slippageBp: 0.5
                      slippageBySize: {3000: 0.6}
                      perInstrument:
                        BTC/USDT: {feeBp: 9}
                        ETH/USDT: {makerFeeBp: 0.5}
                    """, 0.08, POLICY.ruleFor(FeatureSet.standard(FeatureVariant.FULL)));

    @BeforeAll
    void minuteByMinuteThroughTheHandler() {
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void itsTradesAreThoseOfTheBatch() {
        SimulationResult batch = batch();
        List<TradeRow> rows = rig.trades(ETH);

        assertThat(rows.size()).isEqualTo(batch.trades().size()).isGreaterThan(20);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).entry().time())
                    .isEqualTo(batch.trades().get(i).position().entryTime());
            assertThat(rows.get(i).netProfit().doubleValue())
                    .isEqualTo(batch.trades().get(i).netProfit());
        }
        assertThat(rig.state(ETH).account()).isEqualTo(batch.endState().account());
    }

    @Test
    void everyDecisionRecordsItsRegimeAndTactics() {
        List<DecisionRow> rows = IntStream.range(0, DAYS)
                .mapToObj(day -> rig.decisions(ETH, day))
                .flatMap(List::stream)
                .filter(row -> row.insight().isPresent() && row.figures().containsKey(TacticsPolicy.REGIME))
                .toList();

        assertThat(rows).hasSizeGreaterThan(1_000).allSatisfy(row -> {
            int regime = row.figures().get(TacticsPolicy.REGIME).intValue();
            String tactics =
                    POLICY.action(regime).tactics().map(BracketTactics::id).orElse("none");
            assertThat(row.insight().orElseThrow().tacticsId()).isEqualTo(tactics);
        });
        assertThat(rows).anyMatch(DecisionRow::entered);
        assertThat(rows).anyMatch(row -> row.reason().equals(StandAsideReason.POLICY.name()));
        assertThat(rows.stream()
                        .map(row -> row.figures().get(TacticsPolicy.REGIME))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.of(rig.market.get(BTC)));
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(rig.settings.instrument(ETH)),
                0,
                rig.settings.limits().forTrading(),
                VenueFilters.UNKNOWN,
                0.7);
        return BatchSimulator.run(
                all.slice(from, all.size()), (row, account) -> rule.decide(row + from, account), bounds, 10_000);
    }
}
