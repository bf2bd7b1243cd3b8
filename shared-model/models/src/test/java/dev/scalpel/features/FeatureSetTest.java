package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeatureSetTest {

    @Test
    void everyVariantHoldsBetween35And50Features() {
        assertThat(FeatureVariant.all())
                .hasSize(8)
                .allSatisfy(variant ->
                        assertThat(FeatureSet.standard(variant).size()).isBetween(35, 50));
    }

    @Test
    void featuresOfInputsThatAVenueDoesNotReportAreLeftOut() {
        List<String> bare = FeatureSet.standard(FeatureVariant.BARE).names();

        assertThat(bare)
                .noneMatch(name -> name.startsWith("taker_")
                        || name.startsWith("trade_")
                        || name.startsWith("trades_")
                        || name.startsWith("reference_"));
        assertThat(FeatureSet.standard(FeatureVariant.FULL).names())
                .containsAll(bare)
                .contains("taker_imbalance_1", "trades_z_60", "reference_return_1");
    }

    @Test
    void theVersionNamesTheVariantAndLeadsBackToTheSet() {
        assertThat(FeatureSet.standard(FeatureVariant.FULL).version()).isEqualTo("standard-1+trades+taker+reference");
        assertThat(FeatureSet.versions())
                .doesNotHaveDuplicates()
                .allSatisfy(version ->
                        assertThat(FeatureSet.ofVersion(version).version()).isEqualTo(version));
    }

    @Test
    void theExtendedSetBeginsWithTheStandardOne() {
        for (FeatureVariant variant : FeatureVariant.all()) {
            List<String> standard = FeatureSet.standard(variant).names();
            List<String> extended = FeatureSet.extended(variant).names();

            assertThat(extended.subList(0, standard.size())).isEqualTo(standard);
            assertThat(extended).doesNotHaveDuplicates().hasSizeBetween(99, 127);
        }
        assertThat(FeatureSet.extended(FeatureVariant.FULL).size()).isEqualTo(127);
    }

    @Test
    void theExtendedSetLooksBackAWeekAndAMinute() {
        assertThat(FeatureSet.extended(FeatureVariant.BARE).lookBack()).isEqualTo(7 * 1_440 + 1);
    }

    @Test
    void aSharedFeatureHasTheSameBitsInBothSets() {
        BarSeries bars = RandomBars.seeded(1).minutes(10_200);
        FeatureMatrix standard = FeatureSet.standard(FeatureVariant.ALONE).compute(bars, Optional.empty());
        FeatureMatrix extended = FeatureSet.extended(FeatureVariant.ALONE).compute(bars, Optional.empty());

        for (int row = 10_080; row < bars.size(); row++) {
            assertThat(Arrays.copyOf(extended.row(row), standard.columns())).isEqualTo(standard.row(row));
        }
    }

    @Test
    void aFamilyIsFoundByItsName() {
        assertThat(FeatureFamily.named("extended")).isEqualTo(FeatureFamily.EXTENDED);
        assertThat(FeatureSet.of(FeatureFamily.named("standard"), FeatureVariant.BARE)
                        .version())
                .isEqualTo("standard-1");
        assertThatThrownBy(() -> FeatureFamily.named("Standard"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no features are named 'Standard'; known are standard, extended");
    }

    @Test
    void refusesAVersionItDoesNotHaveAndNamesThoseItHas() {
        assertThatThrownBy(() -> FeatureSet.ofVersion("standard-0"))
                .isInstanceOf(UnknownFeatureSetException.class)
                .hasMessageContaining("'standard-0'")
                .hasMessageContaining("standard-1+trades");
    }

    @Test
    void refusesToGoWithoutTheReferencePairItNeeds() {
        FeatureSet set = FeatureSet.standard(FeatureVariant.FULL);

        assertThatThrownBy(() -> set.compute(BarSeries.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a reference pair's bars");
        assertThatThrownBy(() -> set.latest(BarSeries.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoFeaturesOfOneName() {
        Feature feature = PriceFeatures.logReturn(5);

        assertThatThrownBy(() -> FeatureSet.of("twice", FeatureVariant.BARE, List.of(feature, feature)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("return_5");
    }

    @Test
    void anOptionalInputMustBeKnownForThreeHoursAtMost() {
        assertThatThrownBy(() -> Feature.of(
                        "long", 182, OptionalInput.TRADES, "too long", columns -> columns.of(BarQuantity.TRADES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a feature with an optional input must look back at most 181 bars: 182 of long");
    }

    @Test
    void refusesAColumnItDoesNotHave() {
        assertThatThrownBy(() -> FeatureSet.standard(FeatureVariant.BARE).columnOf("taker_imbalance_1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("taker_imbalance_1");
    }

    @Test
    void theLookBackIsThatOfItsLongestFeature() {
        assertThat(FeatureSet.standard(FeatureVariant.FULL).lookBack()).isEqualTo(181);
        assertThat(FeatureSet.of("one", FeatureVariant.BARE, List.of(PriceFeatures.logReturn(5)))
                        .lookBack())
                .isEqualTo(6);
    }

    @Test
    void aSubsetHoldsTheChosenColumnsOfTheWholeSet() {
        BarSeries bars = RandomBars.seeded(1).minutes(300);
        FeatureSet whole = FeatureSet.standard(FeatureVariant.BARE);
        FeatureSet some = whole.only(List.of("volume_z_60", "return_5"));

        assertThat(some.names()).containsExactly("volume_z_60", "return_5");
        assertThat(some.lookBack()).isEqualTo(60);
        assertThat(some.version()).isEqualTo("standard-1:volume_z_60,return_5");
        assertThat(some.compute(bars, Optional.empty()).value(299, 1))
                .isEqualTo(whole.compute(bars, Optional.empty()).column("return_5")[299]);
    }

    @Test
    void noBarsGiveAnEmptyMatrix() {
        FeatureMatrix matrix = FeatureSet.standard(FeatureVariant.BARE).compute(BarSeries.empty(), Optional.empty());

        assertThat(matrix.rows()).isZero();
        assertThat(matrix.availableRows()).isZero();
    }

    @Test
    void theAvailableVariantHasTheInputsOfEveryBar() {
        BarSeries complete = RandomBars.seeded(1).minutes(50);
        BarSeries incomplete = RandomBars.seeded(1).withUntold(1).minutes(50);

        assertThat(FeatureVariant.availableIn(complete, Optional.of(complete))).isEqualTo(FeatureVariant.FULL);
        assertThat(FeatureVariant.availableIn(complete, Optional.empty())).isEqualTo(FeatureVariant.ALONE);
        assertThat(FeatureVariant.availableIn(incomplete, Optional.empty())).isEqualTo(FeatureVariant.BARE);
    }
}
