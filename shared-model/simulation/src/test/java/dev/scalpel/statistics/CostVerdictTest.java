package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.statistics.CostVerdict.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostVerdictTest {

    @Test
    void theSentenceNamesBreakEvenErrorAndRoundTrip() {
        assertThat(verdict(1.12, 0.58, 20).text())
                .isEqualTo("breaks even at 1.1 ± 0.6 bp per side; your round trip costs 20 bp:"
                        + " it earns less than that");
        assertThat(verdict(-0.04, 0.58, 0.5).text())
                .isEqualTo("breaks even at 0.0 ± 0.6 bp per side; your round trip costs 0.5 bp:"
                        + " the difference is within two standard errors");
    }

    /** Costs per side are half the round trip. */
    @ParameterizedTest
    @CsvSource({
        "3.0, 0.5, 4.0, EARNS",
        "3.0, 0.5, 4.1, UNDECIDED",
        "3.0, 0.5, 7.9, UNDECIDED",
        "3.0, 0.5, 8.0, LOSES",
        "3.0, 2.0, 0.0, UNDECIDED",
        "-1.0, 0.5, 0.0, LOSES",
        "0.1, 0.5, -2.0, EARNS"
    })
    void twoStandardErrorsDecide(double bp, double error, double roundTrip, Answer answer) {
        assertThat(verdict(bp, error, roundTrip).answer()).isEqualTo(answer);
    }

    @Test
    void withoutTradesThereIsNothingToJudge() {
        CostVerdict verdict = new CostVerdict(BreakEven.byDay(List.of()), 20);

        assertThat(verdict.answer()).isEqualTo(Answer.NO_TRADES);
        assertThat(verdict.text()).isEqualTo("no trades, so no break-even; your round trip costs 20 bp");
        assertThat(CostVerdict.estimate(verdict.breakEven())).isEqualTo("–");
    }

    @Test
    void withoutAnErrorNothingIsDecided() {
        CostVerdict verdict = new CostVerdict(BreakEven.byDay(List.of(GrossReturn.equal(0, 0.01))), 2);

        assertThat(verdict.answer()).isEqualTo(Answer.UNDECIDED);
        assertThat(verdict.text())
                .isEqualTo("breaks even at 50.0 ± ? bp per side; your round trip costs 2 bp: too few days to decide");
    }

    @Test
    void costsThatAreNoNumberAreRefused() {
        assertThatThrownBy(() -> verdict(1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roundTripBp must be finite: NaN");
    }

    private static CostVerdict verdict(double bp, double error, double roundTripBp) {
        return new CostVerdict(new BreakEven(Statistic.of(bp), Statistic.of(error), 100, 50), roundTripBp);
    }
}
