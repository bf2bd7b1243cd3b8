package dev.scalpel.model.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of the bracket network: a linear map from the inputs straight to the outputs, plus layers of rectified units
 * that learn what the linear map cannot. Outputs are one value a bracket, then the four auxiliary returns.
 *
 * @param hidden sizes of the hidden layers; none for the linear map alone
 */
public record Architecture(int inputs, List<Integer> hidden, int brackets) {

    /** The expected log returns over so many minutes, in units of σ, stand behind the brackets. */
    public static final List<Integer> AUXILIARY_MINUTES = List.of(5, 15, 30, 60);

    private static final int LARGEST_LAYER = 1_024;
    private static final int MOST_LAYERS = 4;

    public Architecture {
        hidden = List.copyOf(hidden);
        requireWithin("inputs", inputs, 1, LARGEST_LAYER);
        requireWithin("brackets", brackets, 1, LARGEST_LAYER);
        requireWithin("number of hidden layers", hidden.size(), 0, MOST_LAYERS);
        hidden.forEach(size -> requireWithin("size of a hidden layer", size, 1, LARGEST_LAYER));
    }

    public int outputs() {
        return brackets + AUXILIARY_MINUTES.size();
    }

    /** The sizes from inputs to outputs along the hidden path. */
    public List<Integer> path() {
        List<Integer> path = new ArrayList<>(List.of(inputs));
        path.addAll(hidden);
        path.add(outputs());
        return path;
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must lie in [" + least + ", " + most + "]: " + value);
        }
    }
}
