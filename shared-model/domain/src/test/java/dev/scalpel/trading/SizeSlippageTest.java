package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.SizeSlippage.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeSlippageTest {

    private static final SizeSlippage TWO_STEPS =
            new SizeSlippage(0.0001, List.of(new Step(10_000, 0.0002), new Step(50_000, 0.0005)));

    @ParameterizedTest
    @CsvSource({
        "0, 0.0001",
        "9999.99, 0.0001",
        "10000, 0.0002",
        "49999, 0.0002",
        "50000, 0.0005",
        "1e9, 0.0005",
    })
    void theRateIsThatOfTheLastStepThatTheNotionalReaches(double notional, double rate) {
        assertThat(TWO_STEPS.rate(notional)).isEqualTo(rate);
    }

    @Test
    void withoutStepsTheRateIsTheSameForEverySize() {
        assertThat(SizeSlippage.flat(0.003).rate(0)).isEqualTo(0.003);
        assertThat(SizeSlippage.flat(0.003).rate(1e12)).isEqualTo(0.003);
        assertThat(SizeSlippage.flat(0.003).isFlat()).isTrue();
        assertThat(TWO_STEPS.isFlat()).isFalse();
    }

    @Test
    void stepsRiseInNotionalAndDoNotFallInRate() {
        assertThat(new SizeSlippage(0.001, List.of(new Step(1, 0.001))).rate(1)).isEqualTo(0.001);
        assertThatThrownBy(() -> new SizeSlippage(0.001, List.of(new Step(1, 0.0009))))
                .hasMessage("steps of slippage must rise in notional, and not fall in rate: "
                        + "Step[notional=1.0, rate=9.0E-4] after 0.0 at 0.001");
        assertThatThrownBy(() -> new SizeSlippage(0, List.of(new Step(5, 0.001), new Step(5, 0.002))))
                .hasMessageEndingWith("Step[notional=5.0, rate=0.002] after 5.0 at 0.001");
    }

    @Test
    void refusesARateOrASizeOutsideOfItsRange() {
        assertThatThrownBy(() -> SizeSlippage.flat(0.06)).hasMessage("slippageRate must lie in [0.0, 0.05]: 0.06");
        assertThatThrownBy(() -> new Step(1, -0.1)).hasMessage("slippageRate must lie in [0.0, 0.05]: -0.1");
        assertThatThrownBy(() -> new Step(0, 0)).hasMessage("notional of a slippage step must be finite and > 0: 0.0");
    }
}
