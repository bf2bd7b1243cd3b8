package dev.scalpel.benchmarks.training;

import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows of noise: the cost of a fit does not depend on their content. */
final class NoiseRows {

    private NoiseRows() {}

    static TrainingRows of(int rows, Architecture architecture, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[rows];
        Arrays.fill(weights, 1);
        return new TrainingRows(
                architecture.inputs(),
                architecture.outputs(),
                noise(rows * architecture.inputs(), random),
                noise(rows * architecture.outputs(), random),
                weights);
    }

    static NetworkParameters start(Architecture architecture, long seed) {
        int weights = architecture.inputs() * architecture.outputs();
        return NetworkFit.start(
                architecture,
                new NetworkLayer(
                        architecture.inputs(),
                        architecture.outputs(),
                        new float[weights],
                        new float[architecture.outputs()]),
                seed);
    }

    private static float[] noise(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
