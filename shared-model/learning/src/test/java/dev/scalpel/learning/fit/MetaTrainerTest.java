package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.scalpel.model.ModelFixture;
import dev.scalpel.model.prediction.MetaModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.protos.core.ModelProto;

class MetaTrainerTest {

    private static final int FEATURES = 3;
    private static final int BRACKETS = 2;
    private static final MetaSettings SETTINGS = new MetaSettings(5, 0.1);

    /** The first feature decides; everything else is noise. */
    private static MetaRows week(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MetaRows rows = new MetaRows();
        for (int row = 0; row < count; row++) {
            float[] features = ModelFixture.normal(FEATURES, 1, random);
            rows.add(features, row % BRACKETS, random.nextGaussian(), features[0] > 0, 1);
        }
        return rows;
    }

    private static MetaModel trained() {
        return MetaTrainer.train(week(2_000, 1), FEATURES, BRACKETS, SETTINGS, 9);
    }

    private static LinearSGDModel tribuo(MetaModel model) {
        try {
            return (LinearSGDModel) Model.deserialize(ModelProto.parseFrom(model.toBytes()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void learnsTheDecidingFeature() {
        MetaModel model = trained();

        assertThat(model.probability(new float[] {2, 0, 0}, 0, 0)).isGreaterThan(0.9);
        assertThat(model.probability(new float[] {-2, 0, 0}, 1, 0)).isLessThan(0.1);
    }

    @Test
    void computesTheSameProbabilityAsTribuo() {
        MetaModel model = trained();
        SplittableRandom random = new SplittableRandom(3);

        for (int row = 0; row < 100; row++) {
            float[] features = ModelFixture.normal(FEATURES, 1, random);
            int bracket = row % BRACKETS;
            double prediction = random.nextGaussian();
            ArrayExample<Label> example = new ArrayExample<>(new Label(MetaModel.WON));
            for (int feature = 0; feature < FEATURES; feature++) {
                example.add(MetaModel.featureName(feature), features[feature]);
            }
            example.add(MetaModel.bracketName(bracket), 1);
            example.add(MetaModel.PREDICTION, prediction);

            double byTribuo = tribuo(model)
                    .predict(example)
                    .getOutputScores()
                    .get(MetaModel.WON)
                    .getScore();

            assertThat(model.probability(features, bracket, prediction)).isCloseTo(byTribuo, within(1e-12));
        }
    }

    @Test
    void givesTheSameBytesForTheSameRows() {
        assertThat(trained().toBytes()).isEqualTo(trained().toBytes());
    }

    @Test
    void isReadBackToTheSameBits() {
        MetaModel model = trained();

        MetaModel read = MetaModel.read(model.toBytes(), FEATURES, BRACKETS);

        assertThat(read.toBytes()).isEqualTo(model.toBytes());
        assertThat(read.probability(new float[] {1, 2, 3}, 1, 0.5))
                .isEqualTo(model.probability(new float[] {1, 2, 3}, 1, 0.5));
    }

    @Test
    void resumedWithoutEpochsItKeepsItsWeights() {
        MetaModel model = trained();

        MetaModel same = MetaTrainer.resume(model, week(100, 2), new MetaSettings(0, 0.1), 1);

        assertThat(tribuo(same).getWeightsCopy()).isEqualTo(tribuo(model).getWeightsCopy());
    }

    @Test
    void resumesFromItsWeights() {
        MetaModel model = trained();
        MetaRows opposite = new MetaRows();
        SplittableRandom random = new SplittableRandom(8);
        for (int row = 0; row < 200; row++) {
            float[] features = ModelFixture.normal(FEATURES, 1, random);
            opposite.add(features, 0, 0, features[0] < 0, 1);
        }
        float[] example = {1, 0, 0};

        double before = model.probability(example, 0, 0);
        double after = MetaTrainer.resume(model, opposite, new MetaSettings(1, 0.02), 1)
                .probability(example, 0, 0);

        assertThat(after).isLessThan(before).isGreaterThan(0.5);
    }

    @Test
    void resumesOnRowsThatLackAClassAndABracket() {
        MetaRows onlyWins = new MetaRows();
        onlyWins.add(new float[] {1, 1, 1}, 0, 0.3, true, 1);
        onlyWins.add(new float[] {0, 1, 0}, 0, 0.1, true, 1);

        MetaModel model = MetaTrainer.resume(trained(), onlyWins, SETTINGS, 1);

        assertThat(model.probability(new float[] {-2, 0, 0}, 1, 0)).isLessThan(0.5);
    }

    @Test
    void isUndecidedWithoutRows() {
        MetaModel model = MetaTrainer.train(new MetaRows(), FEATURES, BRACKETS, SETTINGS, 1);

        assertThat(model.probability(new float[] {1, 2, 3}, 0, 4)).isEqualTo(0.5);
    }

    @Test
    void refusesDamagedBytes() {
        byte[] bytes = trained().toBytes();

        assertThatThrownBy(() -> MetaModel.read(Arrays.copyOf(bytes, bytes.length / 2), FEATURES, BRACKETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> MetaModel.read(new byte[] {1, 2, 3}, FEATURES, BRACKETS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MetaModel.read(new byte[0], FEATURES, BRACKETS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAModelOfOtherInputs() {
        byte[] bytes = trained().toBytes();

        assertThatThrownBy(() -> MetaModel.read(bytes, FEATURES, BRACKETS + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks the input bracket-0002");
        assertThatThrownBy(() -> MetaModel.read(bytes, FEATURES - 1, BRACKETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 inputs");
    }

    @Test
    void itsWeightsAndBytesAreThoseOfTribuosOwnDescent() {
        for (int count : new int[] {0, 1, 29, 30, 31, 62, 1_000}) {
            MetaRows rows = weighted(count, 100 + count);

            MetaModel model = MetaTrainer.train(rows, FEATURES, BRACKETS, SETTINGS, 9);
            LinearSGDModel expected = new MetaTrainer(SETTINGS, 9).train(MetaDataset.of(rows, FEATURES, BRACKETS));

            assertThat(bits(tribuo(model))).as(count + " rows").isEqualTo(bits(expected));
            assertThat(model.toBytes())
                    .isEqualTo(MetaModel.read(expected.serialize().toByteArray(), FEATURES, BRACKETS)
                            .toBytes());
        }
    }

    @Test
    void resumedItsWeightsAreThoseOfTribuosOwnDescent() {
        MetaModel start = trained();
        MetaRows rows = weighted(500, 6);

        MetaModel model = MetaTrainer.resume(start, rows, SETTINGS, 4);
        LinearSGDModel expected =
                new ResumingTrainer(tribuo(start), SETTINGS, 4).train(MetaDataset.of(rows, FEATURES, BRACKETS));

        assertThat(bits(tribuo(model))).isEqualTo(bits(expected));
    }

    @Test
    void aFitPredictsAsItsModelDoes() {
        MetaFit fit = MetaTrainer.fit(weighted(300, 7), FEATURES, BRACKETS, SETTINGS, 2);
        SplittableRandom random = new SplittableRandom(3);

        for (int row = 0; row < 100; row++) {
            float[] features = ModelFixture.normal(FEATURES, 1, random);
            assertThat(fit.weights().probability(features, 0, row % BRACKETS, 0.3))
                    .isEqualTo(fit.model().probability(features, row % BRACKETS, 0.3));
        }
    }

    @Test
    void refusesRowsItCannotLearnFrom() {
        assertRefused(new float[] {1, 2}, 0, 0, "a row needs 3 features: row 0 has 2");
        assertRefused(new float[] {1, 2, 3}, 2, 0, "bracket must lie in [0, 2): 2 in row 0");
        assertRefused(new float[] {1, 2, 3}, -1, 0, "bracket must lie in [0, 2): -1 in row 0");
        assertRefused(new float[] {1, Float.NaN, 3}, 0, 0, "features and prediction must be finite: row 0");
        assertRefused(new float[] {1, 2, 3}, 0, Double.NaN, "features and prediction must be finite: row 0");
    }

    private static void assertRefused(float[] features, int bracket, double prediction, String message) {
        MetaRows rows = new MetaRows();
        rows.add(features, bracket, prediction, true, 1);

        assertThatThrownBy(() -> MetaTrainer.fit(rows, FEATURES, BRACKETS, SETTINGS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static MetaRows weighted(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MetaRows rows = new MetaRows();
        for (int row = 0; row < count; row++) {
            rows.add(
                    ModelFixture.normal(FEATURES, 2, random),
                    random.nextInt(BRACKETS),
                    random.nextGaussian(),
                    random.nextBoolean(),
                    random.nextDouble());
        }
        return rows;
    }

    private static long[][] bits(LinearSGDModel model) {
        return Arrays.stream(model.getWeightsCopy().toArray())
                .map(row -> Arrays.stream(row)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray())
                .toArray(long[][]::new);
    }

    /** Tribuo's trainer, started from a model's weights. */
    private static final class ResumingTrainer extends LinearSGDTrainer {

        private final LinearSGDModel start;

        ResumingTrainer(LinearSGDModel start, MetaSettings settings, long seed) {
            super(
                    new LogMulticlass(),
                    new AdaGrad(settings.learningRate(), MetaDescent.EPSILON),
                    settings.epochs(),
                    Integer.MAX_VALUE,
                    MetaDescent.BATCH,
                    seed);
            this.start = start;
        }

        @Override
        protected LinearParameters createParameters(int inputs, int outputs, SplittableRandom random) {
            return new LinearParameters(start.getWeightsCopy());
        }
    }
}
