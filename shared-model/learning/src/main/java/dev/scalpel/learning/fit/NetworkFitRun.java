package dev.scalpel.learning.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.scalpel.model.network.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One fit of the network: its arrays, the optimiser's moments and the loop over epochs. */
final class NetworkFitRun {

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

    NetworkFitRun(
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

    NetworkParameters run(NetworkFit.EpochListener listener) {
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
                    parameter, means.get(i), variances.get(i), step, settings.learningRate(), settings.weightDecay());
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
