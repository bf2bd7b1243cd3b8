package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureVariant;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Replay parity through the venue broker and the local exchange. */
class VenueParityTest {

    private static final int DAYS = 7;
    private static final int SCORED_DAYS = 3;

    /** Those of the exchange. */
    private static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.00001"),
            new BigDecimal("0.00001"),
            new BigDecimal("9000000"),
            new BigDecimal("5"));

    /**
     * Differences: steps that an open moved by, the second of the minute, and a stop that fills at its trigger instead of worse.
     * The batch knows the exchange's ticks, and a target or an entry that rests fills by the same rule in both.
     */
    @Test
    void ordersAtAVenueGiveTheTradesOfTheBatchUpToDeclaredDifferences() {
        try (VenueTestRig rig = new VenueTestRig(DAYS, "", 0.1)) {
            rig.run(1, DAYS * 1_440 + 1);
            assertThat(rig.failures).isEmpty();

            int trades = VenueParity.requireSame(
                    rig.trades(),
                    batch(rig, rig.model.over(rig.bars, Optional.empty())).trades());

            assertThat(trades).isGreaterThan(20 * DAYS);
        }
    }

    /** The same of positions that follow a score: closed at the market when it turns, after their orders are cancelled. */
    @Test
    void positionsThatFollowAScoreAreThoseOfTheBatchUpToTheSameDifferences() {
        try (VenueTestRig rig = VenueTestRig.following(SCORED_DAYS, "", 1)) {
            rig.run(1, SCORED_DAYS * 1_440 + 1);
            assertThat(rig.failures).isEmpty();

            ScoredForecaster model =
                    new ScoredForecaster(FeatureVariant.ALONE, ScoredForecaster.TACTICS, 1, Costs.FREE);
            int trades = VenueParity.requireSame(
                    rig.trades(),
                    batch(rig, model.over(rig.bars, Optional.empty(), Set.of(PositionSide.LONG)))
                            .trades());

            assertThat(trades).isGreaterThan(15 * SCORED_DAYS);
            assertThat(rig.trades()).extracting(TradeRow::exitReason).contains(ExitReason.SCORE, ExitReason.TIME_LIMIT);
        }
    }

    private static SimulationResult batch(VenueTestRig rig, DecisionRule rule) {
        BarSeries all = rig.bars;
        int from = all.firstRowFrom(VenueTestRig.START.toEpochMilli());
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(rig.settings.instrument(VenueTestRig.ETH)),
                0,
                rig.settings.limits().forTrading(),
                FILTERS,
                0.7);
        return BatchSimulator.run(all.slice(from, all.size()), new ShiftedRule(rule, from), bounds, 10_000);
    }
}
