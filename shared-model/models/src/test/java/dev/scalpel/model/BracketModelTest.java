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
        Predictions batch = model.atCosts(COSTS).predictAll(features, sigma);

        int compared = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.available(row)) {
                assertThat(batch.at(row)).isEqualTo(model.atCosts(COSTS).predict(features.row(row), sigma[row]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void twoModelsOfTheSameFilesGiveTheSameBits() {
        BracketModel again = BracketModel.open(ModelFixture.saved());
        int row = features.rows() - 1;

        assertThat(again.atCosts(COSTS).predict(features.row(row), sigma[row]))
                .isEqualTo(model.atCosts(COSTS).predict(features.row(row), sigma[row]));
    }

    @Test
    void saysNothingOfARowWithoutFeatures() {
        assertThat(model.atCosts(COSTS).predictAll(features, sigma).available(0))
                .isFalse();
    }

    @Test
    void promisesLessThanTheNetworkByTheCalibration() {
        int row = features.rows() - 1;

        Prediction prediction = model.atCosts(COSTS).predict(features.row(row), sigma[row]);

        // Mean −0.5, slopes 0.5 and 0.8: −0.5 + 0.4·(p + 0.5), in units of σ.
        double raw = prediction.predictedRaw() / prediction.sigma();
        assertThat(prediction.predictedNet() / prediction.sigma())
                .isCloseTo(-0.5 + 0.4 * (raw + 0.5), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(prediction.winProbability()).isBetween(0.0, 1.0);
        assertThat(prediction.payoffRatio()).isEqualTo(1.5);
    }

    @Test
    void seesNoCandidateWhereCostsEatEveryTarget() {
        int row = features.rows() - 1;

        assertThat(model.atCosts(Costs.of(0.05, 0.05)).predict(features.row(row), sigma[row]))
                .isEqualTo(Prediction.none(sigma[row]));
    }
}
