package dev.scalpel.research.studies.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import dev.scalpel.learning.fit.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A Q-network and its target network, an older copy that values the next states. Deterministic for a seed. Not
 * thread-safe.
 */
final class QNetwork implements AutoCloseable {

    private final NDManager manager = Torch.manager();
    private final ParameterStore store = new ParameterStore(manager, false);
    private final SequentialBlock online;
    private final SequentialBlock target;
    private final List<NDArray> parameters;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> variances = new ArrayList<>();
    private final double learningRate;
    private int step;

    QNetwork(int inputs, int hidden, int actions, double learningRate, long seed) {
        this.learningRate = learningRate;
        online = block(inputs, hidden, actions, new SplittableRandom(seed));
        target = block(inputs, hidden, actions, new SplittableRandom(seed));
        parameters = arrays(online);
        for (NDArray parameter : parameters) {
            parameter.setRequiresGradient(true);
            means.add(manager.zeros(parameter.getShape()));
            variances.add(manager.zeros(parameter.getShape()));
        }
    }

    /** Memory for states and batches; the caller closes it. */
    NDManager newManager() {
        return manager.newSubManager();
    }

    /** The value of each action, one row per state. */
    NDArray values(NDArray states) {
        return Torch.withoutGradients(() -> outputs(online, states));
    }

    /** The same by the target network. */
    NDArray targetValues(NDArray states) {
        return Torch.withoutGradients(() -> outputs(target, states));
    }

    /**
     * One step towards the target values of the taken actions.
     *
     * @param taken one row per state: 1 at the action that was taken, otherwise 0
     * @param targets one value per row
     */
    void fit(NDArray states, NDArray taken, NDArray targets) {
        Torch.withGradients(() -> {
            NDArray predicted = outputs(online, states).mul(taken).sum(new int[] {1});
            Torch.backward(predicted.sub(targets).square().mean());
            return states;
        });
        step++;
        for (int i = 0; i < parameters.size(); i++) {
            Torch.adamStep(parameters.get(i), means.get(i), variances.get(i), step, learningRate, 0);
        }
    }

    /** Copies the network to the target network. */
    void refreshTarget() {
        Torch.withoutGradients(() -> {
            List<NDArray> copies = arrays(target);
            for (int i = 0; i < copies.size(); i++) {
                copies.get(i).muli(0).addi(parameters.get(i));
            }
            return copies;
        });
    }

    private NDArray outputs(SequentialBlock block, NDArray states) {
        return block.forward(store, new NDList(states), false).singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }

    private SequentialBlock block(int inputs, int hidden, int actions, SplittableRandom random) {
        SequentialBlock block = new SequentialBlock()
                .add(linear(inputs, hidden, random))
                .add(Activation::relu)
                .add(linear(hidden, actions, random));
        block.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
        return block;
    }

    private static Linear linear(int inputs, int units, SplittableRandom random) {
        Linear linear = Linear.builder().setUnits(units).build();
        double deviation = 1 / Math.sqrt(inputs);
        float[] weights = new float[inputs * units];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
        List<Parameter> both = linear.getDirectParameters().values();
        both.get(0).setInitializer((manager, shape, type) -> manager.create(weights, shape));
        both.get(1).setInitializer((manager, shape, type) -> manager.zeros(shape));
        return linear;
    }

    private static List<NDArray> arrays(SequentialBlock block) {
        return block.getParameters().values().stream().map(Parameter::getArray).toList();
    }
}
