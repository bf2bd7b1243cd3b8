package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isNeverNaNAndNeverInfinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistic.of(value))
                .withMessage("a statistic must be finite: " + value);
    }

    @Test
    void printsItsReasonWhereItHasNoValue() {
        assertThat(Statistic.undefined("no losses")).hasToString("n/a (no losses)");
    }

    @Test
    void keepsItsReasonThroughArithmetic() {
        assertThat(Statistic.undefined("no losses").map(value -> 2 * value))
                .isEqualTo(Statistic.undefined("no losses"));
        assertThat(Statistic.of(2).map(value -> 2 * value)).isEqualTo(Statistic.of(4));
    }

    @Test
    void refusesToInventAValue() {
        assertThatThrownBy(() -> Statistic.undefined("no trades").get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the statistic is undefined: no trades");
    }
}
