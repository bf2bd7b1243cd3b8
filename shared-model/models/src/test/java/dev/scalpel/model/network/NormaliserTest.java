package dev.scalpel.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.model.ModelFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormaliserTest {

    @Test
    void centresAndScales() {
        Normaliser normaliser = new Normaliser(List.of(1.0, 0.0), List.of(2.0, 0.5));

        assertThat(normaliser.apply(new double[] {5, -1})).containsExactly(2, -2);
    }

    @Test
    void clipsExtremeValues() {
        Normaliser normaliser = new Normaliser(List.of(0.0, 0.0), List.of(1.0, 1.0));

        assertThat(normaliser.apply(new double[] {1e9, -1e9})).containsExactly(Normaliser.CLIP, -Normaliser.CLIP);
    }

    @Test
    void mapsAConstantFeatureToZero() {
        assertThat(new Normaliser(List.of(3.0), List.of(0.0)).apply(new double[] {7}))
                .containsExactly(0);
    }

    @Test
    void takesItsStatisticsFromItsRowsOnly() {
        FeatureMatrix features = ModelFixture.FEATURES.compute(ModelFixture.bars(2_000), Optional.empty());

        Normaliser normaliser = Normaliser.fit(features, 500, 1_500);

        double[] sums = new double[features.columns()];
        int rows = 0;
        for (int row = 500; row < 1_500; row++) {
            if (features.available(row)) {
                rows++;
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += features.value(row, column);
                }
            }
        }
        for (int column = 0; column < sums.length; column++) {
            assertThat(normaliser.mean().get(column)).isCloseTo(sums[column] / rows, within(1e-12));
        }
        assertThat(Normaliser.fit(features, 0, 1_000)).isNotEqualTo(normaliser);
    }

    @Test
    void aWindowWithoutRowsGivesZeros() {
        FeatureMatrix features = ModelFixture.FEATURES.compute(ModelFixture.bars(300), Optional.empty());

        Normaliser normaliser = Normaliser.fit(features, 0, 1);

        assertThat(normaliser.apply(new double[features.columns()])).containsOnly(0);
    }

    @Test
    void refusesAScaleBelowZero() {
        assertThatThrownBy(() -> new Normaliser(List.of(1.0), List.of(-1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
