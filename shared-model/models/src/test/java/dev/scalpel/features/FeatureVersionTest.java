package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Models are bound to the version of their features. When this test fails a formula gives other bits than the version
 * says: increment the family's version in {@link FeatureFamily}, then write the new number here.
 */
final class FeatureVersionTest {

    @Test
    void theStandardVersionIsBoundToTheseBits() {
        assertThat(FeatureSet.standard(FeatureVariant.FULL).version()).isEqualTo("standard-1+trades+taker+reference");
        assertThat(hash(FeatureSet.standard(FeatureVariant.FULL), 700)).isEqualTo(-5773927592550913587L);
    }

    @Test
    void theExtendedVersionIsBoundToTheseBits() {
        assertThat(FeatureSet.extended(FeatureVariant.FULL).version()).isEqualTo("extended-1+trades+taker+reference");
        assertThat(hash(FeatureSet.extended(FeatureVariant.FULL), 12_000)).isEqualTo(3247915911292811299L);
    }

    private static long hash(FeatureSet set, int minutes) {
        BarSeries bars = RandomBars.seeded(2024).minutes(minutes);
        BarSeries reference = RandomBars.seeded(2025).minutes(minutes);
        FeatureMatrix matrix = set.compute(bars, Optional.of(reference));
        long hash = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            for (double value : matrix.row(row)) {
                hash = 31 * hash + Double.doubleToLongBits(value);
            }
        }
        return hash;
    }
}
