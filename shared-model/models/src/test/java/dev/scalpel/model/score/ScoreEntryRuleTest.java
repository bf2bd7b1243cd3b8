package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreEntryRuleTest {

    private static final Set<PositionSide> BOTH = EnumSet.allOf(PositionSide.class);
    private static final ScoreTactics TACTICS = new ScoreTactics(0.97, -0.1, 5, 15, 240, 0.02, 0.5, 0.8, 0);
    /** Two basis points per side. */
    private static final Costs COSTS = Costs.of(0.0002, 0);

    /** σ of 10 bp; a score of 30 bp is worth 15 bp. */
    private static ScoreForecast forecast(double score, double threshold) {
        return new ScoreForecast(score, 0.001, threshold, 0.5, 2);
    }

    private static Decision decide(ScoreForecast forecast, Costs costs) {
        return ScoreEntryRule.decide(forecast, TACTICS, costs, BOTH, "model-1");
    }

    private static StandAsideReason reason(Decision decision) {
        return ((Decision.StandAside) decision).reason();
    }

    @Test
    void entersInTheDirectionOfTheScoreAndFreezesTheExit() {
        Decision.Enter enter = (Decision.Enter) decide(forecast(-0.003, 0.002), COSTS);
        ByScore basis = (ByScore) enter.basis();

        assertThat(basis.side()).isEqualTo(PositionSide.SHORT);
        assertThat(basis.exitScore()).isCloseTo(-0.0002, within(1e-12));
        assertThat(basis.exitsAt(0.0001)).as("turned, but not far enough").isFalse();
        assertThat(basis.exitsAt(0.0003)).isTrue();
        assertThat(basis.distances().stop()).isCloseTo(5 * 0.001 * Math.sqrt(60), within(1e-12));
        assertThat(basis.distances().target()).isCloseTo(15 * 0.001 * Math.sqrt(60), within(1e-12));
        assertThat(basis.sourceId()).isEqualTo("model-1");
        assertThat(enter.predictedNet()).isCloseTo(0.0015 - 0.0004, within(1e-12));
        assertThat(enter.winProbability()).isNaN();
    }

    @Test
    void theWantedVolatilityTheKellyShareAndTheCapEachLimitTheSize() {
        // Volatility: 0.02 ÷ (0.001·√1440) = 0.527; Kelly: 0.5 · 0.0011 ÷ (2·60·1e-6) = 4.6; cap 0.8.
        assertThat(share(forecast(-0.003, 0.002), TACTICS)).isCloseTo(0.527, within(1e-3));

        // Kelly: 0.04 · 0.0011 ÷ 0.00012 = 0.367.
        assertThat(share(forecast(-0.003, 0.002), new ScoreTactics(0.97, 0, 5, 15, 240, 0.02, 0.04, 0.8, 0)))
                .isCloseTo(0.3667, within(1e-3));

        assertThat(share(forecast(-0.003, 0.002), new ScoreTactics(0.97, 0, 5, 15, 240, 0.02, 0.5, 0.1, 0)))
                .isEqualTo(0.1);
    }

    private static double share(ScoreForecast forecast, ScoreTactics tactics) {
        return ((Decision.Enter) ScoreEntryRule.decide(forecast, tactics, COSTS, BOTH, "model-1")).share();
    }

    @Test
    void aScoreWithinItsThresholdIsNoEntry() {
        assertThat(reason(decide(forecast(0.003, 0.003), COSTS))).isEqualTo(StandAsideReason.BELOW_THRESHOLD);
        assertThat(reason(decide(forecast(0.003, Double.POSITIVE_INFINITY), COSTS)))
                .isEqualTo(StandAsideReason.BELOW_THRESHOLD);
    }

    @Test
    void theCalibratedGrossReturnMustExceedTheRoundTrip() {
        // 0.5 · 8 bp = 4 bp: exactly the round trip.
        assertThat(reason(decide(forecast(0.0008, 0.0005), COSTS))).isEqualTo(StandAsideReason.NO_CANDIDATE);
        assertThat(decide(forecast(0.00081, 0.0005), COSTS)).isInstanceOf(Decision.Enter.class);
    }

    @Test
    void withoutAKnownSlopeNothingIsEnteredAtCosts() {
        ScoreForecast unknown = new ScoreForecast(0.003, 0.001, 0.002, Double.NaN, Double.NaN);

        assertThat(reason(decide(unknown, COSTS))).isEqualTo(StandAsideReason.NO_CANDIDATE);
        assertThat(decide(unknown, Costs.FREE)).isInstanceOf(Decision.Enter.class);
    }

    @Test
    void whereTradingIsFreeEverySignalIsTradedAtTheWantedVolatility() {
        ScoreForecast losing = new ScoreForecast(0.003, 0.001, 0.002, -0.5, 2);

        assertThat(((Decision.Enter) decide(losing, Costs.FREE)).share()).isCloseTo(0.527, within(1e-3));
        assertThat(reason(decide(losing, COSTS))).isEqualTo(StandAsideReason.NO_CANDIDATE);
    }

    @Test
    void aSideThatIsNotAllowedIsNotEntered() {
        Decision decision =
                ScoreEntryRule.decide(forecast(-0.003, 0.002), TACTICS, COSTS, Set.of(PositionSide.LONG), "model-1");

        assertThat(reason(decision)).isEqualTo(StandAsideReason.SIDE_NOT_OFFERED);
    }

    @Test
    void aKellyFractionOfZeroIsNoSize() {
        Decision decision = ScoreEntryRule.decide(
                forecast(0.003, 0.002), new ScoreTactics(0.97, 0, 5, 15, 240, 0.02, 0, 0.8, 0), COSTS, BOTH, "model-1");

        assertThat(reason(decision)).isEqualTo(StandAsideReason.NO_SIZE);
    }
}
