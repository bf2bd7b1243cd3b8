package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WagerTest {

    @Test
    void itStartsWithoutEvidence() {
        assertThat(Wager.starting().evidence()).isEqualTo(1);
    }

    @Test
    void eachFixedStakeGrowsByItsShareOfTheDay() {
        Wager next = Wager.starting().after(1.01);

        // A day of 1.01 units less the charge of 0.01 is one unit.
        assertThat(next.fixed()).allSatisfy(capital -> assertThat(capital).isBetween(1.0, 1.2 + 1e-12));
        assertThat(next.fixed().get(0)).isCloseTo(1.05, within(1e-12));
        assertThat(next.fixed().get(3)).isCloseTo(1.20, within(1e-12));
        assertThat(next.steady()).isCloseTo(1.125, within(1e-12));
    }

    @Test
    void theAimingStakeIsThatOfABrownianMotionAndAtMostAFifth() {
        // Φ⁻¹(1/40) = −1.959964; φ = 0.058445; 0.058445 / (0.025 · √360) = 0.123213
        assertThat(Wager.starting().stake()).isCloseTo(0.123213, within(1e-6));
        Wager late = new Wager(1, List.of(1.0, 1.0, 1.0, 1.0), 359, 0.01, 0);
        assertThat(late.stake()).isEqualTo(0.2);
    }

    @Test
    void whoHasReachedTheAimStakesNothingMore() {
        Wager there = new Wager(40, List.of(1.0, 1.0, 1.0, 1.0), 100, 0.01, 0);

        assertThat(there.after(-4.5).aiming()).isEqualTo(40);
    }

    @Test
    void gainsCountUpToFourUnitsAndLossesUpToFourAndAHalf() {
        assertThat(Wager.starting().after(100)).isEqualTo(Wager.starting().after(4));
        assertThat(Wager.starting().after(-100).fixed())
                .isEqualTo(Wager.starting().after(-4.5).fixed());
    }

    @Test
    void lossesBeyondTheClipDoubleTheChargeFromTheNextDayOn() {
        Wager next = Wager.starting().after(-4.51);

        assertThat(next.meanOvershoot()).isCloseTo(0.01, within(1e-12));
        assertThat(next.charge()).isEqualTo(0.02);
        assertThat(Wager.starting().after(-4.504).charge()).isEqualTo(0.01);
    }

    @Test
    void anIdleDayCostsTheChargeOnly() {
        assertThat(Wager.starting().after(0).fixed().get(3)).isCloseTo(1 - 0.2 * 0.01, within(1e-15));
    }

    @Test
    void neverEndingCatastrophesDoNotMakeCapitalNegative() {
        Wager wager = Wager.starting();
        for (int day = 0; day < 2_000; day++) {
            wager = wager.after(-100);
        }

        assertThat(wager.evidence()).isBetween(0.0, 1e-6);
    }
}
