package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreWeightsTest {

    private static ScoreWeights two() {
        return new ScoreWeights(List.of(5, 15), new double[][] {{1, 2}, {-4, 0.5}});
    }

    @Test
    void predictsEachHorizonAndTheirSum() {
        double[] inputs = {3, 1};

        assertThat(two().predict(0, inputs)).isEqualTo(5);
        assertThat(two().predict(1, inputs)).isEqualTo(-11.5);
        assertThat(two().predict(inputs)).isEqualTo(-6.5);
    }

    @Test
    void allHorizonsTogetherHaveTheBitsOfEach() {
        SplittableRandom random = new SplittableRandom(3);
        for (int horizons = 1; horizons <= 7; horizons++) {
            double[][] weights = new double[horizons][];
            Arrays.setAll(weights, place -> random.doubles(128).toArray());
            ScoreWeights map =
                    new ScoreWeights(IntStream.rangeClosed(1, horizons).boxed().toList(), weights);
            double[] inputs = random.doubles(128, -5, 5).toArray();
            double[] together = new double[horizons];
            map.predictAll(inputs, together);

            for (int place = 0; place < horizons; place++) {
                assertThat(together[place]).isEqualTo(map.predict(place, inputs));
            }
        }
    }

    @Test
    void canBeReducedToSomeHorizons() {
        assertThat(two().only(List.of(15)).predict(new double[] {3, 1})).isEqualTo(-11.5);
        assertThatThrownBy(() -> two().only(List.of(60))).hasMessageContaining("no horizon of 60 minutes");
    }

    @Test
    void refusesWhatIsNoMap() {
        assertThatThrownBy(() -> new ScoreWeights(List.of(5), new double[2][1])).hasMessageContaining("each horizon");
        assertThatThrownBy(() -> new ScoreWeights(List.of(15, 5), new double[2][1]))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> new ScoreWeights(List.of(5), new double[][] {{Double.NaN}}))
                .hasMessageContaining("finite");
    }

    @Test
    void surviveTheirBytes() {
        ScoreWeights read = ScoreWeights.read(two().toBytes());

        assertThat(read.horizons()).containsExactly(5, 15);
        assertThat(read.of(0)).containsExactly(1, 2);
        assertThat(read.of(1)).containsExactly(-4, 0.5);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = two().toBytes();
        byte[] other = bytes.clone();
        other[0] = 1;

        assertThatThrownBy(() -> ScoreWeights.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageContaining("cannot have");
        assertThatThrownBy(() -> ScoreWeights.read(other)).hasMessageContaining("another format");
        assertThatThrownBy(() -> ScoreWeights.read(new byte[3])).hasMessageContaining("damaged");
    }
}
