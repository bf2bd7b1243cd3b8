package dev.scalpel.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.StandAsideReason;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntryRuleTest {

    private static final BracketGrid GRID = BracketGrid.longOnly();
    private static final BracketTactics TACTICS = new BracketTactics(0.25, 0.4, 0.5, 0.3, 60, 5);
    private static final double SIGMA = 0.001;

    private static Prediction prediction(double netSigmas, double probability, double payoff) {
        return new Prediction(3, SIGMA, 2 * netSigmas * SIGMA, netSigmas * SIGMA, probability, payoff);
    }

    private static StandAside standsAside(Prediction prediction) {
        return (StandAside) EntryRule.decide(prediction, TACTICS, GRID, "m-1");
    }

    @Test
    void entersTheChosenBracketWithTheKellyShare() {
        Enter enter = (Enter) EntryRule.decide(prediction(0.3, 0.6, 1.5), TACTICS, GRID, "m-1");

        assertThat(enter.basis()).isEqualTo(new EntryBasis.ByModel("m-1", GRID.bracket(3), SIGMA));
        assertThat(enter.basis().strategyId()).isEqualTo(StrategyId.MODEL);
        // Half of 0.6 − 0.4 / 1.5 is a sixth.
        assertThat(enter.share()).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(enter.predictedNet()).isEqualTo(0.3 * SIGMA);
    }

    @Test
    void neverExceedsTheSizeCap() {
        assertThat(((Enter) EntryRule.decide(prediction(0.3, 0.99, 5), TACTICS, GRID, "m-1")).share())
                .isEqualTo(0.3);
    }

    @Test
    void needsACandidate() {
        assertThat(standsAside(Prediction.none(SIGMA)).reason()).isEqualTo(StandAsideReason.NO_CANDIDATE);
    }

    @Test
    void needsThePredictionToReachTheThreshold() {
        StandAside below = standsAside(prediction(0.2, 0.6, 1.5));

        assertThat(below.reason()).isEqualTo(StandAsideReason.BELOW_THRESHOLD);
        assertThat(below.figures()).containsEntry("threshold", 0.25 * SIGMA).containsKey("predictedNet");
    }

    @Test
    void needsAGainEvenWhereTheThresholdIsZero() {
        BracketTactics noThreshold = new BracketTactics(0, 0, 0.5, 0.3, 60, 5);

        assertThat(EntryRule.decide(prediction(0, 0.6, 1.5), noThreshold, GRID, "m-1"))
                .isInstanceOf(StandAside.class);
    }

    @Test
    void respectsTheMinimumWinProbability() {
        assertThat(standsAside(prediction(0.3, 0.39, 5)).reason()).isEqualTo(StandAsideReason.VETOED);
    }

    @Test
    void standsAsideWhereTheKellyShareIsZero() {
        assertThat(standsAside(prediction(0.3, 0.5, 1)).reason()).isEqualTo(StandAsideReason.NO_SIZE);
    }

    /** The fast check of replays and the decision with reasons are the same rule. */
    @Property
    void entersExactlyWhereItDecidesToEnterEnter(
            @ForAll @IntRange(min = -1, max = 15) int bracket,
            @ForAll @DoubleRange(min = -1, max = 1) double netSigmas,
            @ForAll @DoubleRange(min = 0, max = 1) double probability,
            @ForAll @DoubleRange(min = 0.1, max = 5) double payoff) {
        Prediction prediction = bracket < 0
                ? Prediction.none(SIGMA)
                : new Prediction(bracket, SIGMA, netSigmas * SIGMA, netSigmas * SIGMA, probability, payoff);
        Predictions one = new Predictions.Builder(1).add(prediction).build();

        Decision decision = EntryRule.decide(prediction, TACTICS, GRID, "m-1");

        assertThat(EntryRule.enters(one, 0, TACTICS)).isEqualTo(decision instanceof Enter);
    }
}
