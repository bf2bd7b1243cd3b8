package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquityCurveTest {

    private static final EquityCurve CURVE = EquityCurve.of(new long[] {10, 20, 40}, new double[] {1, 2, 3});

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "19, 1", "20, 2", "39, 2", "40, 3", "41, 3"})
    void findsTheFirstPointAfterAnInstant(long time, int point) {
        assertThat(CURVE.firstAfter(time)).isEqualTo(point);
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 1", "19, 1", "20, 2", "39, 2", "40, 3", "41, 3"})
    void keepsAValueUntilTheNext(long time, double equity) {
        assertThat(CURVE.at(time)).isEqualTo(equity);
    }
}
