package dev.scalpel.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.trading.Costs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BracketModelTest {

    private static final Costs COSTS = Costs.of(0.0001, 0);

    private final BracketModel model = BracketModel.open(ModelFixture.saved());
    private final BarSeries bars = ModelFixture.bars(1_500);
    private final FeatureMatrix features = model.featureSet().compute(bars, Optional.empty());
    private final double[] sigma = VolatilityUnit.of(bars);

    @Test
    void aRowAloneAndTheSameRowInABatchGiveTheSameBits() {
        Predictions batch = model.under(COSTS).outlooks(features, sigma);

        int compared = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.available(row)) {
                assertThat(batch.at(row)).isEqualTo(model.under(COSTS).outlook(features.row(row), sigma[row]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void twoModelsOfTheSameFilesGiveTheSameBits() {
        BracketModel again = BracketModel.open(ModelFixture.saved());
        int row = features.rows() - 1;

        assertThat(again.under(COSTS).outlook(features.row(row), sigma[row]))
                .isEqualTo(model.under(COSTS).outlook(features.row(row), sigma[row]));
    }

    @Test
    void saysNothingOfARowWithoutFeatures() {
        assertThat(model.under(COSTS).outlooks(features, sigma).available(0)).isFalse();
    }

    @Test
    void promisesLessThanTheNetworkByTheCalibration() {
        int row = features.rows() - 1;

        Prediction outlook = model.under(COSTS).outlook(features.row(row), sigma[row]);

        // Mean −0.5, slopes 0.5 and 0.8: −0.5 + 0.4·(p + 0.5), in units of σ.
        double raw = outlook.predictedRaw() / outlook.sigma();
        assertThat(outlook.predictedNet() / outlook.sigma())
                .isCloseTo(-0.5 + 0.4 * (raw + 0.5), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(outlook.winProbability()).isBetween(0.0, 1.0);
        assertThat(outlook.payoffRatio()).isEqualTo(1.5);
    }

    @Test
    void seesNoCandidateWhereCostsEatEveryTarget() {
        int row = features.rows() - 1;

        assertThat(model.under(Costs.of(0.05, 0.05)).outlook(features.row(row), sigma[row]))
                .isEqualTo(Prediction.none(sigma[row]));
    }
}
