package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreNetworkTest {

    private static final List<Integer> HORIZONS = List.of(5, 15, 60);
    private static final ScoreNetwork NETWORK = random(20, List.of(7), 3);

    /** One input, one unit, one output: 2·max(0, 3x + 1) − 4. */
    private static ScoreNetwork readable() {
        return new ScoreNetwork(
                List.of(15),
                new NetworkParameters(
                        Architecture.ofOutputs(1, List.of(1), 1),
                        NetworkLayer.zero(1, 1),
                        List.of(
                                new NetworkLayer(1, 1, new float[] {3}, new float[] {1}),
                                new NetworkLayer(1, 1, new float[] {2}, new float[] {-4}))));
    }

    private static ScoreNetwork random(int inputs, List<Integer> hidden, int outputs) {
        SplittableRandom random = new SplittableRandom(5);
        int units = hidden.get(0);
        return new ScoreNetwork(
                HORIZONS,
                new NetworkParameters(
                        Architecture.ofOutputs(inputs, hidden, outputs),
                        NetworkLayer.zero(inputs, outputs),
                        List.of(layer(inputs, units, random), layer(units, outputs, random))));
    }

    private static NetworkLayer layer(int inputs, int outputs, SplittableRandom random) {
        return new NetworkLayer(inputs, outputs, values(inputs * outputs, random), values(outputs, random));
    }

    private static float[] values(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static double[] inputs(int row) {
        SplittableRandom random = new SplittableRandom(row);
        double[] inputs = random.doubles(21, -3, 3).toArray();
        inputs[20] = 1;
        return inputs;
    }

    @Test
    void addsWhatItsUnitsGiveAndDoesNotReadTheConstant() {
        assertThat(readable().inputs()).isEqualTo(2);
        assertThat(readable().predict(new double[] {2, 1})).containsExactly(10);
        assertThat(readable().predict(new double[] {-5, 1})).containsExactly(-4);
    }

    @Test
    void manyRowsGiveTheBitsOfEach() {
        int rows = 300;
        float[] all = new float[rows * 20];
        for (int row = 0; row < rows; row++) {
            ScoreNetwork.writeRow(inputs(row), all, row * 20);
        }

        float[][] batch = NETWORK.predict(all, rows);

        for (int row = 0; row < rows; row++) {
            assertThat(batch[row]).isEqualTo(NETWORK.predict(inputs(row)));
        }
    }

    @Test
    void aHorizonAloneGivesTheSameBits() {
        float[] all = NETWORK.predict(inputs(1));

        assertThat(NETWORK.only(List.of(15)).predict(inputs(1))).containsExactly(all[1]);
        assertThat(NETWORK.withOutputs(List.of(5, 60), List.of(60)).predict(inputs(1)))
                .containsExactly(0, all[2]);
        assertThatThrownBy(() -> NETWORK.only(List.of(10))).hasMessage("no horizon of 10 minutes among [5, 15, 60]");
    }

    @Test
    void itsBytesGiveItBack() {
        ScoreNetwork read = ScoreNetwork.read(NETWORK.toBytes());

        assertThat(read.horizons()).isEqualTo(HORIZONS);
        assertThat(read.predict(inputs(2))).isEqualTo(NETWORK.predict(inputs(2)));
        assertThat(read.toBytes()).isEqualTo(NETWORK.toBytes());
    }

    @Test
    void damagedBytesAreRefusedByWhatIsWrong() {
        byte[] bytes = NETWORK.toBytes();

        assertThatThrownBy(() -> ScoreNetwork.read(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
                .hasMessage("its network is damaged, or of another format");
        assertThatThrownBy(() -> ScoreNetwork.read(Arrays.copyOf(bytes, 10)))
                .hasMessage("its network ends early, after 10 bytes");
        assertThatThrownBy(() -> ScoreNetwork.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessage("the network parameters end too early");
    }

    @Test
    void aLinearMapOfItsOwnIsRefused() {
        NetworkParameters parameters = new NetworkParameters(
                Architecture.ofOutputs(1, List.of(1), 1),
                new NetworkLayer(1, 1, new float[] {0.5f}, new float[1]),
                List.of(NetworkLayer.zero(1, 1), NetworkLayer.zero(1, 1)));

        assertThatThrownBy(() -> new ScoreNetwork(List.of(15), parameters))
                .hasMessage("its linear map must be zero: the score has its own; got 0.5");
    }
}
