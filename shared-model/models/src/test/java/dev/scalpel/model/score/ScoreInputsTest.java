package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreInputsTest {

    private static final FeatureSet TWO =
            FeatureSet.extended(FeatureVariant.BARE).only(List.of("return_1", "volatility_60"));

    private static ScoreInputs two() {
        return ScoreInputs.parse(TWO, "feature,centre,scale\nvolatility_60,0.5,2\nreturn_1,0,0.001\n");
    }

    @Test
    void areCentredScaledClippedAndEndWithAConstant() {
        double[] inputs = new double[3];

        two().standardise(new double[] {0.002, -3.5}, inputs);
        assertThat(inputs).containsExactly(2, -2, 1);

        two().standardise(new double[] {-1, 100}, inputs);
        assertThat(inputs).containsExactly(-5, 5, 1);
    }

    @Test
    void everyVariantOfTheExtendedSetHasConstants() {
        for (FeatureVariant variant : FeatureVariant.all()) {
            FeatureSet set = FeatureSet.of(FeatureFamily.EXTENDED, variant);

            assertThat(ScoreInputs.of(set).size()).isEqualTo(set.size() + 1);
        }
    }

    @Test
    void aSubsetOfTheExtendedSetHasTheSameConstants() {
        double[] inputs = new double[3];

        ScoreInputs.of(TWO).standardise(new double[] {0, 0}, inputs);

        assertThat(inputs[2]).isEqualTo(1);
        assertThat(inputs[0]).isBetween(-0.1, 0.1);
        assertThat(inputs[1]).isNegative();
    }

    @Test
    void aSetWithoutConstantsIsRefused() {
        assertThatThrownBy(() -> ScoreInputs.of(FeatureSet.standard(FeatureVariant.BARE)))
                .hasMessageContaining("standard-1")
                .hasMessageContaining("extended-1");
    }

    @Test
    void damagedConstantsAreRefused() {
        assertThatThrownBy(() -> ScoreInputs.parse(TWO, "name,mean\n")).hasMessageContaining("first line");
        assertThatThrownBy(() -> ScoreInputs.parse(TWO, "feature,centre,scale\nvolatility_60,0\n"))
                .hasMessageContaining("a line must be");
        assertThatThrownBy(() -> ScoreInputs.parse(TWO, "feature,centre,scale\nvolatility_60,0,1\n"))
                .hasMessageContaining("no centre and scale for the feature return_1");
        assertThatThrownBy(() -> ScoreInputs.parse(TWO, "feature,centre,scale\nvolatility_60,0,1\nreturn_1,0,0\n"))
                .hasMessageContaining("scale > 0");
    }

    @Test
    void theUnitIsTheLastHoursVolatilityAndNeverBelowHalfABasisPoint() {
        assertThat(two().sigma(new double[] {0, 0.002})).isEqualTo(0.002);
        assertThat(two().sigma(new double[] {0, 0})).isEqualTo(0.00005);
    }

    @Test
    void aSetWithoutVolatilityIsRefused() {
        assertThatThrownBy(() ->
                        ScoreInputs.of(FeatureSet.extended(FeatureVariant.BARE).only(List.of("body"))))
                .hasMessageContaining("volatility_60");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> two().standardise(new double[3], new double[3]))
                .hasMessageContaining("a row of 2 features gives 3 inputs");
    }
}
