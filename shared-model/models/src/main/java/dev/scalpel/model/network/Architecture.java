package dev.scalpel.model.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a network: a linear map from the inputs straight to the outputs, plus layers of rectified units that learn
 * what the linear map cannot. The outputs of the bracket style are one value per bracket, then the four auxiliary returns.
 *
 * @param hidden sizes of the hidden layers; none for the linear map alone
 * @param brackets the outputs before the auxiliary ones
 * @param auxiliary 0 in a network without brackets
 */
public record Architecture(int inputs, List<Integer> hidden, int brackets, int auxiliary) {

    /** Horizons of the auxiliary outputs, which follow the brackets: expected log returns in units of σ. */
    public static final List<Integer> AUXILIARY_MINUTES = List.of(5, 15, 30, 60);

    private static final int MAX_LAYER_SIZE = 1_024;
    private static final int MAX_LAYERS = 4;

    public Architecture {
        hidden = List.copyOf(hidden);
        requireWithin("inputs", inputs, 1, MAX_LAYER_SIZE);
        requireWithin("brackets", brackets, 1, MAX_LAYER_SIZE);
        requireWithin("number of hidden layers", hidden.size(), 0, MAX_LAYERS);
        requireWithin("auxiliary outputs", auxiliary, 0, AUXILIARY_MINUTES.size());
        hidden.forEach(size -> requireWithin("size of a hidden layer", size, 1, MAX_LAYER_SIZE));
    }

    /** The shape of the bracket network. */
    public Architecture(int inputs, List<Integer> hidden, int brackets) {
        this(inputs, hidden, brackets, AUXILIARY_MINUTES.size());
    }

    /** A network of so many outputs that mean the same each. */
    public static Architecture ofOutputs(int inputs, List<Integer> hidden, int outputs) {
        return new Architecture(inputs, hidden, outputs, 0);
    }

    public int outputs() {
        return brackets + auxiliary;
    }

    /** The sizes from inputs to outputs along the hidden path. */
    public List<Integer> path() {
        List<Integer> path = new ArrayList<>(List.of(inputs));
        path.addAll(hidden);
        path.add(outputs());
        return path;
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must lie in [" + min + ", " + max + "]: " + value);
        }
    }
}
