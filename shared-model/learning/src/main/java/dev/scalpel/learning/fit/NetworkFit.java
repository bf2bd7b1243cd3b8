package dev.scalpel.learning.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.NetworkParameters.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One fit of the network: weighted mean squared error by Adam, in batches. The same rows, start, settings and seed give
 * the same bits, whatever runs in parallel: the order of rows and the initial weights depend on the seed only.
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
    public static NetworkParameters start(Architecture architecture, Layer skip, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        if (!architecture.hidden().isEmpty()) {
            List<Integer> sizes = architecture.path();
            for (int layer = 1; layer < sizes.size() - 1; layer++) {
                layers.add(random(sizes.get(layer - 1), sizes.get(layer), random));
            }
            layers.add(Layer.zero(sizes.get(sizes.size() - 2), architecture.outputs()));
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
                return new Run(manager, start, rows, settings, seed, withSkip).run(listener);
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
    private static Layer random(int inputs, int outputs, SplittableRandom random) {
        double deviation = Math.sqrt(2.0 / inputs);
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
        return new Layer(inputs, outputs, weights, new float[outputs]);
    }

    private static final class Run {

        private final NDManager manager;
        private final TrainingRows rows;
        private final FitSettings settings;
        private final SplittableRandom random;
        private final BracketBlock block;
        private final ParameterStore store;
        private final List<NDArray> parameters;
        private final List<NDArray> means = new ArrayList<>();
        private final List<NDArray> variances = new ArrayList<>();
        private final NDArray inputs;
        private final NDArray targets;
        private final NDArray weights;
        private int step;

        Run(
                NDManager manager,
                NetworkParameters start,
                TrainingRows rows,
                FitSettings settings,
                long seed,
                boolean withSkip) {
            this.manager = manager;
            this.rows = rows;
            this.settings = settings;
            this.random = new SplittableRandom(~seed);
            this.block = BracketBlock.of(start, manager);
            this.store = new ParameterStore(manager, false);
            this.parameters = new ArrayList<>(block.pathArrays());
            if (withSkip) {
                parameters.addAll(block.skipArrays());
            }
            for (NDArray parameter : parameters) {
                parameter.setRequiresGradient(true);
                means.add(manager.zeros(parameter.getShape()));
                variances.add(manager.zeros(parameter.getShape()));
            }
            int count = rows.rows();
            inputs = manager.create(rows.inputs(), new Shape(count, rows.inputsPerRow()));
            targets = manager.create(rows.targets(), new Shape(count, rows.targetsPerRow()));
            weights = manager.create(rows.weights(), new Shape(count, 1));
        }

        NetworkParameters run(EpochListener listener) {
            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                double loss = epoch();
                if (!listener.shouldContinue(epoch, loss, block::parameters)) {
                    break;
                }
            }
            return block.parameters();
        }

        private double epoch() {
            double sum = 0;
            int batches = 0;
            try (NDManager epoch = manager.newSubManager()) {
                NDArray order = epoch.create(shuffled());
                NDArray x = inputs.get(epoch, new NDIndex("{}", order));
                NDArray y = targets.get(epoch, new NDIndex("{}", order));
                NDArray w = weights.get(epoch, new NDIndex("{}", order));
                for (int from = 0; from < rows.rows(); from += settings.batch()) {
                    int to = Math.min(rows.rows(), from + settings.batch());
                    NDIndex slice = new NDIndex().addSliceDim(from, to);
                    try (NDManager batch = epoch.newSubManager()) {
                        sum += step(x.get(batch, slice), y.get(batch, slice), w.get(batch, slice));
                        batches++;
                    }
                }
            }
            return sum / batches;
        }

        private double step(NDArray x, NDArray y, NDArray w) {
            NDArray difference = block.outputs(store, x).sub(y);
            NDArray loss = difference.square().mul(w).mean();
            Torch.backward(loss);
            step++;
            for (int i = 0; i < parameters.size(); i++) {
                NDArray parameter = parameters.get(i);
                Torch.adamStep(
                        parameter,
                        means.get(i),
                        variances.get(i),
                        step,
                        settings.learningRate(),
                        settings.weightDecay());
            }
            return loss.getFloat();
        }

        private long[] shuffled() {
            long[] order = new long[rows.rows()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                long other = order[i];
                order[i] = order[j];
                order[j] = other;
            }
            return order;
        }
    }
}
