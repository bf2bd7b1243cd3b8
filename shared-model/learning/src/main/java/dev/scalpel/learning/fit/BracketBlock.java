package dev.scalpel.learning.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bracket network as a DJL block, for training. */
final class BracketBlock extends AbstractBlock {

    private final Architecture architecture;
    private final Linear skip;
    private final List<Linear> path = new ArrayList<>();

    private BracketBlock(Architecture architecture) {
        this.architecture = architecture;
        skip = addChildBlock("skip", linear(architecture.outputs()));
        if (!architecture.hidden().isEmpty()) {
            List<Integer> sizes = architecture.path();
            for (int layer = 1; layer < sizes.size(); layer++) {
                path.add(addChildBlock("layer" + layer, linear(sizes.get(layer))));
            }
        }
    }

    /** A block with these weights; the manager owns its memory. */
    static BracketBlock of(NetworkParameters parameters, NDManager manager) {
        Architecture architecture = parameters.architecture();
        BracketBlock block = new BracketBlock(architecture);
        initialiseWith(block.skip, parameters.skip());
        for (int layer = 0; layer < block.path.size(); layer++) {
            initialiseWith(block.path.get(layer), parameters.layers().get(layer));
        }
        block.initialize(manager, DataType.FLOAT32, new Shape(1, architecture.inputs()));
        return block;
    }

    /** A copy of the weights as they are now. */
    NetworkParameters parameters() {
        return new NetworkParameters(
                architecture,
                layer(skip),
                path.stream().map(BracketBlock::layer).toList());
    }

    /** The arrays of the hidden path: weights and biases, layer by layer. */
    List<NDArray> pathArrays() {
        return path.stream().flatMap(layer -> arrays(layer).stream()).toList();
    }

    List<NDArray> skipArrays() {
        return arrays(skip);
    }

    /** The outputs of a batch. */
    NDArray outputs(ParameterStore store, NDArray batch) {
        return forward(store, new NDList(batch), false).singletonOrThrow();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> options) {
        NDArray direct = skip.forward(store, inputs, training).singletonOrThrow();
        if (path.isEmpty()) {
            return new NDList(direct);
        }
        NDList hidden = inputs;
        for (int layer = 0; layer < path.size(); layer++) {
            hidden = path.get(layer).forward(store, hidden, training);
            if (layer < path.size() - 1) {
                hidden = Activation.relu(hidden);
            }
        }
        return new NDList(direct.add(hidden.singletonOrThrow()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        skip.initialize(manager, dataType, inputShapes);
        Shape[] shapes = inputShapes;
        for (Linear layer : path) {
            layer.initialize(manager, dataType, shapes);
            shapes = layer.getOutputShapes(shapes);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return skip.getOutputShapes(inputShapes);
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static List<NDArray> arrays(Linear linear) {
        return linear.getDirectParameters().values().stream()
                .map(Parameter::getArray)
                .toList();
    }

    private static void initialiseWith(Linear linear, NetworkLayer layer) {
        List<Parameter> parameters = linear.getDirectParameters().values();
        parameters.get(0).setInitializer((manager, shape, type) -> manager.create(layer.weights(), shape));
        parameters.get(1).setInitializer((manager, shape, type) -> manager.create(layer.biases(), shape));
    }

    private static NetworkLayer layer(Linear linear) {
        List<NDArray> arrays = arrays(linear);
        Shape shape = arrays.get(0).getShape();
        return new NetworkLayer(
                (int) shape.get(1),
                (int) shape.get(0),
                arrays.get(0).toFloatArray(),
                arrays.get(1).toFloatArray());
    }
}
