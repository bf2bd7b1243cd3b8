package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.learning.fit.NetworkFit.EpochListener;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkInference;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NetworkFitTest {

    private static final Architecture SMALL = new Architecture(2, List.of(16), 1);
    private static final FitSettings SETTINGS = new FitSettings(30, 0.01, 0, 64);

    /** The target is |x0|, which no linear map can fit, plus x1, which one can; the auxiliaries are zero. */
    private static TrainingRows rows(int count) {
        SplittableRandom random = new SplittableRandom(11);
        float[] inputs = new float[count * 2];
        float[] targets = new float[count * 5];
        float[] weights = new float[count];
        for (int row = 0; row < count; row++) {
            inputs[2 * row] = (float) random.nextGaussian();
            inputs[2 * row + 1] = (float) random.nextGaussian();
            targets[5 * row] = Math.abs(inputs[2 * row]) + inputs[2 * row + 1];
            weights[row] = 1;
        }
        return new TrainingRows(2, 5, inputs, targets, weights);
    }

    private static NetworkParameters start(TrainingRows rows, long seed) {
        return NetworkFit.start(SMALL, LinearFit.of(rows).solve(1e-4), seed);
    }

    private static double error(NetworkParameters parameters, TrainingRows rows) {
        NetworkInference network = new NetworkInference(parameters);
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            float[] one = {rows.inputs()[2 * row], rows.inputs()[2 * row + 1]};
            double difference = NetworkInference.average(List.of(network), one)[0] - rows.targets()[5 * row];
            sum += difference * difference;
        }
        return sum / rows.rows();
    }

    @Test
    void learnsWhatALinearMapCannot() {
        TrainingRows rows = rows(2_000);
        NetworkParameters linear = start(rows, 1);

        NetworkParameters fitted = NetworkFit.fitPath(linear, rows, SETTINGS, 1, EpochListener.NONE);

        assertThat(error(linear, rows)).isGreaterThan(0.3);
        assertThat(error(fitted, rows)).isLessThan(0.02);
    }

    @Test
    void fitPathKeepsTheLinearMapAndFitAllDoesNot() {
        TrainingRows rows = rows(500);
        NetworkParameters linear = start(rows, 1);

        assertThat(NetworkFit.fitPath(linear, rows, SETTINGS, 1, EpochListener.NONE)
                        .skip()
                        .weights())
                .isEqualTo(linear.skip().weights());
        assertThat(NetworkFit.fitAll(linear, rows, SETTINGS, 1, EpochListener.NONE)
                        .skip()
                        .weights())
                .isNotEqualTo(linear.skip().weights());
    }

    @Test
    void equalsTheLinearMapWithoutEpochs() {
        TrainingRows rows = rows(200);
        NetworkParameters linear = start(rows, 1);
        NetworkParameters bare = new NetworkParameters(new Architecture(2, List.of(), 1), linear.skip(), List.of());

        assertThat(error(linear, rows)).isEqualTo(error(bare, rows));
        assertThat(NetworkFit.fitPath(linear, rows, new FitSettings(0, 0.01, 0, 64), 1, EpochListener.NONE))
                .isSameAs(linear);
    }

    @Test
    void givesTheSameBytesAloneAndInParallel() throws Exception {
        TrainingRows rows = rows(1_000);
        List<byte[]> alone = new ArrayList<>();
        for (long seed = 0; seed < 4; seed++) {
            alone.add(fitted(rows, seed));
        }

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> together = new ArrayList<>();
            for (long seed = 0; seed < 4; seed++) {
                long mine = seed;
                together.add(threads.submit(() -> fitted(rows, mine)));
            }
            for (int seed = 0; seed < 4; seed++) {
                assertThat(together.get(seed).get()).isEqualTo(alone.get(seed));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    private static byte[] fitted(TrainingRows rows, long seed) {
        return NetworkFit.fitPath(start(rows, seed), rows, SETTINGS, seed, EpochListener.NONE)
                .toBytes();
    }

    @Test
    void ignoresRowsWithoutWeight() {
        TrainingRows rows = rows(400);
        float[] inputs = java.util.Arrays.copyOf(rows.inputs(), 2 * 800);
        float[] targets = java.util.Arrays.copyOf(rows.targets(), 5 * 800);
        java.util.Arrays.fill(targets, 5 * 400, 5 * 800, 9f);
        float[] weights = java.util.Arrays.copyOf(rows.weights(), 800);
        TrainingRows withNoise = new TrainingRows(2, 5, inputs, targets, weights);

        NetworkParameters fitted = NetworkFit.fitPath(start(withNoise, 1), withNoise, SETTINGS, 1, EpochListener.NONE);

        assertThat(error(fitted, rows)).isLessThan(0.05);
    }

    @Test
    void stopsWhenTheListenerSaysSo() {
        TrainingRows rows = rows(300);
        List<Double> losses = new ArrayList<>();

        NetworkFit.fitPath(start(rows, 1), rows, SETTINGS, 1, (epoch, loss, now) -> {
            losses.add(loss);
            return epoch < 3;
        });

        assertThat(losses).hasSize(3);
        assertThat(losses.get(2)).isLessThan(losses.get(0));
    }

    @Test
    void refusesRowsOfAnotherShape() {
        Architecture other = new Architecture(3, List.of(4), 1);
        NetworkParameters start = NetworkFit.start(other, NetworkLayer.zero(3, 5), 1);

        assertThatThrownBy(() -> NetworkFit.fitPath(start, rows(10), SETTINGS, 1, EpochListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows of 2 inputs and 5 targets do not fit");
    }
}
