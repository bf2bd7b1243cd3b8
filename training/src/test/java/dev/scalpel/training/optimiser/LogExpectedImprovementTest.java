package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogExpectedImprovementTest {

    /** Φ(0) / φ(0) = ½√(2π). */
    @Test
    void ratioAtZeroIsHalfTheRootOfTwoPi() {
        assertThat(LogExpectedImprovement.ratio(0)).isEqualTo(0.5 * Math.sqrt(2 * Math.PI), within(1e-14));
    }

    /** Φ from tables. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.8413447460685429",
        "-1, 0.15865525393145707",
        "-3, 0.0013498980316300946",
        "2.5, 0.9937903346742238"
    })
    void ratioTimesDensityIsTheTabulatedNormal(double z, double phi) {
        double ratio = LogExpectedImprovement.ratio(z) * Math.exp(LogExpectedImprovement.logDensity(z));

        assertThat(ratio).isEqualTo(phi, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -12})
    void formulasAgreeWhereTheySwitch(double border) {
        double left = LogExpectedImprovement.scaledGain(border - 1e-9);
        double right = LogExpectedImprovement.scaledGain(border + 1e-9);

        assertThat(left / right).isEqualTo(1, within(1e-5));
    }

    @Test
    void isFiniteAndIncreasingFarFromAnyImprovement() {
        double far = Math.log(LogExpectedImprovement.scaledGain(-1000)) + LogExpectedImprovement.logDensity(-1000);
        double nearer = Math.log(LogExpectedImprovement.scaledGain(-999)) + LogExpectedImprovement.logDensity(-999);

        assertThat(far).isFinite().isLessThan(nearer);
    }
}
