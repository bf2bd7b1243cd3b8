package dev.scalpel.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PayoffRatiosTest {

    @Test
    void isTheMeanWinDividedByTheMeanLoss() {
        PayoffRatios.Fit fit = new PayoffRatios.Fit(1);
        fit.add(0, 0.03, 1);
        fit.add(0, 0.01, 1);
        fit.add(0, -0.01, 1);
        fit.add(0, -0.01, 2);

        assertThat(fit.fit().of(0)).isEqualTo(2);
    }

    @Test
    void isOneForABracketThatNeverWonOrNeverLost() {
        PayoffRatios.Fit fit = new PayoffRatios.Fit(3);
        fit.add(1, 0.01, 1);
        fit.add(2, -0.01, 1);

        assertThat(fit.fit().ratios()).containsExactly(1.0, 1.0, 1.0);
    }

    @Test
    void isBounded() {
        PayoffRatios.Fit fit = new PayoffRatios.Fit(1);
        fit.add(0, 1, 1);
        fit.add(0, -1e-9, 1);

        assertThat(fit.fit().of(0)).isEqualTo(100);
    }

    @Test
    void refusesARatioOfZero() {
        assertThatThrownBy(() -> new PayoffRatios(List.of(0.0))).hasMessageContaining("must lie in (0, 100.0]");
    }
}
