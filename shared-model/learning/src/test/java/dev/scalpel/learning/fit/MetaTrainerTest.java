package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.scalpel.model.ModelFixture;
import dev.scalpel.model.prediction.MetaModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.impl.ArrayExample;
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

        assertThatThrownBy(() -> MetaModel.read(java.util.Arrays.copyOf(bytes, bytes.length / 2), FEATURES, BRACKETS))
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
}
