package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.Distances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTacticsTest {

    private static final ScoreTactics TACTICS = ScoreTactics.DEFAULT;

    @Test
    void theDefaultIsThePublishedRecipe() {
        assertThat(TACTICS.quantile()).isEqualTo(0.97);
        assertThat(TACTICS.exitLevel()).isZero();
        assertThat(TACTICS.stopSigmas()).isEqualTo(5);
        assertThat(TACTICS.targetSigmas()).isEqualTo(15);
        assertThat(TACTICS.holdMinutes()).isEqualTo(240);
    }

    @Test
    void stopAndTargetLieInUnitsOfTheVolatilityOfAnHour() {
        // sigma 0.001 a minute is 0.001 * sqrt(60) = 0.0077460 an hour.
        Distances distances = TACTICS.distances(PositionSide.SHORT, 0.001);

        assertThat(distances.side()).isEqualTo(PositionSide.SHORT);
        assertThat(distances.stop()).isEqualTo(5 * 0.0077459666924, within(1e-12));
        assertThat(distances.target()).isEqualTo(15 * 0.0077459666924, within(1e-12));
        assertThat(distances.holdMinutes()).isEqualTo(240);
        assertThat(distances.volatility()).isEqualTo(0.001);
    }

    @Test
    void aLevelBelowTheEntryStaysAboveZeroInTheWildestHour() {
        Distances distances = TACTICS.distances(PositionSide.LONG, 0.05);

        assertThat(distances.stop()).isEqualTo(0.9);
        assertThat(distances.target()).isEqualTo(0.9);
    }

    @Test
    void theIdsOfBothStylesAreFixed() {
        assertThat(BracketTactics.DEFAULT.id()).isEqualTo("557ea0bf3b52");
        assertThat(TACTICS.id()).isEqualTo("b54e3ff810e3");
        assertThat(TACTICS.withMinCoolDown(1).id()).isNotEqualTo(TACTICS.id());
    }

    @Test
    void aCoolDownIsOnlyEverExtended() {
        for (Tactics tactics : new Tactics[] {TACTICS, BracketTactics.DEFAULT}) {
            assertThat(tactics.withMinCoolDown(0)).isSameAs(tactics);
            assertThat(tactics.withMinCoolDown(9).coolDownMinutes()).isEqualTo(9);
            assertThat(tactics.withMinCoolDown(9).sizeCap()).isEqualTo(tactics.sizeCap());
            assertThat(tactics.withMinCoolDown(9).holdMinutes()).isEqualTo(tactics.holdMinutes());
        }
    }

    @Test
    void refusesValuesOutsideOfTheirRange() {
        assertThatThrownBy(() -> new ScoreTactics(1, 0, 5, 15, 240, 0.02, 1, 1, 0))
                .hasMessage("quantile must lie in (0, 1): 1.0");
        assertThatThrownBy(() -> new ScoreTactics(0.97, 2, 5, 15, 240, 0.02, 1, 1, 0))
                .hasMessage("exitLevel must lie in [-1.0, 1.0]: 2.0");
        assertThatThrownBy(() -> new ScoreTactics(0.97, 0, 2.9, 15, 240, 0.02, 1, 1, 0))
                .hasMessageStartingWith("stopSigmas must lie in [3.0, ");
        assertThatThrownBy(() -> new ScoreTactics(0.97, 0, 5, 15, 240, 0, 1, 1, 0))
                .hasMessage("targetVolatility must be finite and > 0: 0.0");
        assertThatThrownBy(() -> new ScoreTactics(0.97, 0, 5, 15, 240, 0.02, 1, 1.1, 0))
                .hasMessage("sizeCap must lie in [0.0, 1.0]: 1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, 2, 0.25, 0.51, false",
        "LONG, 2, 0.25, 0.5, false",
        "LONG, 2, 0.25, 0.49, true",
        "SHORT, -2, 0.25, -0.49, true",
        "SHORT, -2, 0.25, -0.51, false",
        "LONG, 2, 0, 0.0, false",
        "LONG, 2, 0, -0.01, true",
        "SHORT, -2, -0.25, 0.4, false",
        "SHORT, -2, -0.25, 0.6, true",
        "LONG, 2, 0, NaN, false"
    })
    void aPositionIsClosedWhenTheScoreInItsDirectionFallsBelowItsFrozenExit(
            PositionSide side, double score, double exitLevel, double later, boolean exits) {
        ScoreTactics tactics = new ScoreTactics(0.97, exitLevel, 5, 15, 240, 0.02, 1, 1, 0);
        ByScore basis = ByScore.of("m", score, 2, side, 0.001, tactics);

        assertThat(basis.exitsAt(later)).isEqualTo(exits);
    }

    @Test
    void refusesAScoreThatDoesNotReachItsThresholdInItsDirection() {
        assertThatThrownBy(() -> ByScore.of("m", 1, 2, PositionSide.LONG, 0.001, TACTICS))
                .hasMessage("the score of a LONG must be finite and reach the threshold 2.0 in its direction: 1.0");
        assertThatThrownBy(() -> ByScore.of("m", 3, 2, PositionSide.SHORT, 0.001, TACTICS))
                .hasMessage("the score of a SHORT must be finite and reach the threshold 2.0 in its direction: 3.0");
        assertThatThrownBy(() -> ByScore.of(" ", 3, 2, PositionSide.LONG, 0.001, TACTICS))
                .hasMessage("modelId must not be blank for strategy model");
        assertThatThrownBy(() -> new ByScore("model", "m", 3, 2, 2.1, TACTICS.distances(PositionSide.LONG, 0.001)))
                .hasMessage("exitScore must lie in [-2.0, 2.0]: 2.1");
    }
}
