package dev.scalpel.evidence;

import static dev.scalpel.evidence.EvidenceDays.BTC;
import static dev.scalpel.evidence.EvidenceDays.ETH;
import static dev.scalpel.evidence.EvidenceDays.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowFiguresTest {

    @Test
    void theHeadlineIsGrossOverTurnoverOfAllInstruments() {
        ShadowFigures figures = ShadowFigures.of(List.of(
                EvidenceDays.day(
                        MONDAY, new InstrumentDay(BTC, 0.003, 2, 3, 1), new InstrumentDay(ETH, -0.001, 2, 2, 1)),
                EvidenceDays.day(MONDAY + 7, new InstrumentDay(BTC, 0.002, 4, 4, 1))));

        // 40 bp over 8 sides of the capital.
        assertThat(figures.breakEven().bp().get()).isCloseTo(5, within(1e-9));
        assertThat(figures.breakEven().trades()).isEqualTo(9);
        assertThat(figures.breakEven().days()).isEqualTo(2);
        // Residuals: 20 − 5 · 4 and 20 − 5 · 4: none.
        assertThat(figures.breakEven().standardErrorBp().get()).isCloseTo(0, within(1e-9));
    }

    @Test
    void instrumentsOfADayAreOneClusterAndTheLargerErrorCounts() {
        // Each day of a week has the same residual, so the week's error is the larger: residuals of ±7 · 10 bp.
        List<SettledDay> days = new java.util.ArrayList<>();
        for (int i = 0; i < 14; i++) {
            double gross = i < 7 ? 0.001 : -0.001;
            days.add(EvidenceDays.day(
                    MONDAY + i,
                    new InstrumentDay(BTC, gross / 2, 1, 1, 0),
                    new InstrumentDay(ETH, gross / 2, 1, 1, 0)));
        }

        // 1.2 · √(2/1 · 2 · 70²) over 28.
        assertThat(ShadowFigures.of(days).breakEven().standardErrorBp().get())
                .isCloseTo(1.2 * Math.sqrt(2 * 2 * 70 * 70.0) / 28, within(1e-9));
    }

    @Test
    void theSharpeRatioIsOfNetReturnsWithIdleDaysAndAnnualised() {
        List<SettledDay> days = List.of(
                EvidenceDays.day(MONDAY, 0.003, 2, 5),
                new SettledDay(MONDAY + 1, new DayResult.Idle(), List.of()),
                new SettledDay(MONDAY + 2, new DayResult.Missed(), List.of()),
                EvidenceDays.day(MONDAY + 3, 0.005, 2, 5));

        // 20, 0 and 40 bp: mean 20, deviation 20.
        assertThat(ShadowFigures.of(days).netSharpe().get()).isCloseTo(Math.sqrt(365), within(1e-9));
        assertThat(ShadowFigures.of(days).days()).isEqualTo(4);
    }

    @Test
    void noDaysGiveReasonsAndNoNumbers() {
        ShadowFigures none = ShadowFigures.of(List.of());

        assertThat(none.breakEven().bp().reason()).isEqualTo("no trades");
        assertThat(none.netSharpe().isDefined()).isFalse();
    }
}
