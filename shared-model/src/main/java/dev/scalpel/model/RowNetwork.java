package dev.scalpel.model;

import java.util.List;

/**
 * The network without its engine: one row in, its outputs out, in plain Java. What trades needs no native library, and a
 * batch is the same rows one by one, to the bit. That it computes what the engine's block computes is tested.
 */
public final class RowNetwork {

    private final Architecture architecture;
    private final Dense skip;
    private final Dense[] layers;

    public RowNetwork(NetworkParameters parameters) {
        architecture = parameters.architecture();
        skip = new Dense(parameters.skip());
        layers = parameters.layers().stream().map(Dense::new).toArray(Dense[]::new);
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Adds this network's outputs, times {@code share}, to {@code outputs}. */
    void addTo(float[] row, float[] outputs, float share) {
        float[] direct = skip.apply(row);
        float[] hidden = row;
        for (int layer = 0; layer < layers.length; layer++) {
            hidden = layers[layer].apply(hidden);
            if (layer < layers.length - 1) {
                rectify(hidden);
            }
        }
        for (int output = 0; output < outputs.length; output++) {
            outputs[output] += share * (layers.length == 0 ? direct[output] : direct[output] + hidden[output]);
        }
    }

    /** The outputs for one normalised row: the mean over the networks. */
    static float[] average(List<RowNetwork> networks, float[] row) {
        float[] outputs = new float[networks.get(0).architecture.outputs()];
        float share = 1f / networks.size();
        for (RowNetwork network : networks) {
            network.addTo(row, outputs, share);
        }
        return outputs;
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    /** A layer whose weights lie input by input: the inner loop runs over neighbours and is vectorised. */
    private static final class Dense {

        private final int inputs;
        private final int outputs;
        private final float[] byInput;
        private final float[] biases;

        Dense(NetworkParameters.Layer layer) {
            inputs = layer.inputs();
            outputs = layer.outputs();
            biases = layer.biases();
            byInput = new float[inputs * outputs];
            for (int output = 0; output < outputs; output++) {
                for (int input = 0; input < inputs; input++) {
                    byInput[input * outputs + output] = layer.weights()[output * inputs + input];
                }
            }
        }

        float[] apply(float[] row) {
            float[] sums = biases.clone();
            for (int input = 0; input < inputs; input++) {
                float value = row[input];
                int at = input * outputs;
                for (int output = 0; output < outputs; output++) {
                    sums[output] += value * byInput[at + output];
                }
            }
            return sums;
        }
    }
}
