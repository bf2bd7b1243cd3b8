package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Models are bound to the version of their features. When this test fails a formula gives other bits than the version
 * says: increment {@code STANDARD_VERSION} in {@link FeatureSet}, then write the new number here.
 */
final class FeatureVersionTest {

    @Test
    void theVersionIsBoundToTheseBits() {
        BarSeries bars = RandomBars.seeded(2024).minutes(700);
        BarSeries reference = RandomBars.seeded(2025).minutes(700);
        FeatureMatrix matrix = FeatureSet.standard(FeatureVariant.FULL).compute(bars, Optional.of(reference));

        long hash = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            for (double value : matrix.row(row)) {
                hash = 31 * hash + Double.doubleToLongBits(value);
            }
        }

        assertThat(matrix.set().version()).isEqualTo("standard-1+trades+taker+reference");
        assertThat(hash).isEqualTo(-5773927592550913587L);
    }
}
