package dev.scalpel.learning.fit;

import ai.djl.ndarray.NDManager;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One fit of the network: weighted mean squared error by Adam, in batches. The same rows, start, settings and seed give
 * the same bits, regardless of parallelism: the order of rows and the initial weights depend on the seed only.
 */
public final class NetworkFit {

    /** Called after each epoch; may stop the fit. */
    @FunctionalInterface
    public interface EpochListener {

        /** Never stops it. */
        EpochListener NONE = (epoch, loss, now) -> true;

        /**
         * @param epoch number of finished epochs, from 1
         * @param loss mean over the epoch's batches
         * @param now the present weights
         * @return whether to continue
         */
        boolean shouldContinue(int epoch, double loss, Supplier<NetworkParameters> now);
    }

    private NetworkFit() {}

    /**
     * Initial weights: the given linear map, random hidden layers, and zero for the output layer of the hidden path, so
     * that the network starts as the linear map.
     */
    public static NetworkParameters start(Architecture architecture, NetworkLayer skip, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<NetworkLayer> layers = new ArrayList<>();
        if (!architecture.hidden().isEmpty()) {
            List<Integer> sizes = architecture.path();
            for (int layer = 1; layer < sizes.size() - 1; layer++) {
                layers.add(random(sizes.get(layer - 1), sizes.get(layer), random));
            }
            layers.add(NetworkLayer.zero(sizes.get(sizes.size() - 2), architecture.outputs()));
        }
        return new NetworkParameters(architecture, skip, layers);
    }

    /** Fits the hidden path to the residuals of the linear map, which stays fixed. */
    public static NetworkParameters fitPath(
            NetworkParameters start, TrainingRows rows, FitSettings settings, long seed, EpochListener listener) {
        return start.layers().isEmpty() ? start : fit(start, rows, settings, seed, listener, false);
    }

    /** Continues to fit all weights, including the linear map. */
    public static NetworkParameters fitAll(
            NetworkParameters start, TrainingRows rows, FitSettings settings, long seed, EpochListener listener) {
        return fit(start, rows, settings, seed, listener, true);
    }

    private static NetworkParameters fit(
            NetworkParameters start,
            TrainingRows rows,
            FitSettings settings,
            long seed,
            EpochListener listener,
            boolean withSkip) {
        requireShape(start.architecture(), rows);
        if (settings.epochs() == 0 || rows.rows() == 0) {
            return start;
        }
        return Torch.withGradients(() -> {
            try (NDManager manager = Torch.manager()) {
                return new NetworkFitRun(manager, start, rows, settings, seed, withSkip).run(listener);
            }
        });
    }

    private static void requireShape(Architecture architecture, TrainingRows rows) {
        if (rows.inputsPerRow() != architecture.inputs() || rows.targetsPerRow() != architecture.outputs()) {
            throw new IllegalArgumentException("rows of " + rows.inputsPerRow() + " inputs and " + rows.targetsPerRow()
                    + " targets do not fit " + architecture);
        }
    }

    /** Normal, with the variance that preserves the scale of rectified units (He). */
    private static NetworkLayer random(int inputs, int outputs, SplittableRandom random) {
        double deviation = Math.sqrt(2.0 / inputs);
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
        return new NetworkLayer(inputs, outputs, weights, new float[outputs]);
    }
}
