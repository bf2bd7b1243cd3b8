package dev.scalpel.model.network;

import java.util.Arrays;
import java.util.List;

/**
 * Forward pass of the network in plain Java, so that execution needs no native library. A batch gives the same bits as
 * its rows one by one. {@code BracketBlockTest} compares it with the training engine.
 */
public final class NetworkInference {

    /** So that a batch fits into the L1 cache with all its inputs. */
    private static final int BATCH_ROWS = 128;

    private final Architecture architecture;
    private final Dense skip;
    private final Dense[] layers;

    public NetworkInference(NetworkParameters parameters) {
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
    public static float[] average(List<NetworkInference> networks, float[] row) {
        float[] outputs = new float[networks.get(0).architecture.outputs()];
        float share = 1f / networks.size();
        for (NetworkInference network : networks) {
            network.addTo(row, outputs, share);
        }
        return outputs;
    }

    /** The same for {@code rows} rows at once; both arrays are indexed by input or output, then by row. */
    private void addTo(float[][] inputs, int rows, float[][] outputs, float share) {
        float[][] direct = skip.apply(inputs, rows);
        float[][] hidden = inputs;
        for (int layer = 0; layer < layers.length; layer++) {
            hidden = layers[layer].apply(hidden, rows);
            if (layer < layers.length - 1) {
                for (float[] values : hidden) {
                    rectify(values);
                }
            }
        }
        for (int output = 0; output < outputs.length; output++) {
            float[] sums = outputs[output];
            for (int row = 0; row < rows; row++) {
                sums[row] +=
                        share * (layers.length == 0 ? direct[output][row] : direct[output][row] + hidden[output][row]);
            }
        }
    }

    /**
     * {@link #average(List, float[])} for many rows.
     *
     * @param inputs of each row, one after the other
     */
    public static float[][] average(List<NetworkInference> networks, float[] inputs, int rows) {
        Architecture architecture = networks.get(0).architecture;
        float[][] averages = new float[rows][architecture.outputs()];
        float[][] columns = new float[architecture.inputs()][BATCH_ROWS];
        float share = 1f / networks.size();
        for (int from = 0; from < rows; from += BATCH_ROWS) {
            int count = Math.min(BATCH_ROWS, rows - from);
            for (int row = 0; row < count; row++) {
                for (int input = 0; input < columns.length; input++) {
                    columns[input][row] = inputs[(from + row) * columns.length + input];
                }
            }
            float[][] outputs = new float[architecture.outputs()][count];
            for (NetworkInference network : networks) {
                network.addTo(columns, count, outputs, share);
            }
            for (int row = 0; row < count; row++) {
                for (int output = 0; output < outputs.length; output++) {
                    averages[from + row][output] = outputs[output][row];
                }
            }
        }
        return averages;
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    /** A layer whose weights are stored input by input, so that the inner loop is contiguous and can be vectorised. */
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

        /** Input by input, as for one row, so that every sum has the same order of additions. */
        float[][] apply(float[][] values, int rows) {
            float[][] sums = new float[outputs][rows];
            for (int output = 0; output < outputs; output++) {
                float[] sum = sums[output];
                Arrays.fill(sum, biases[output]);
                int input = 0;
                for (; input + 3 < inputs; input += 4) {
                    addFour(sum, values, input, output);
                }
                for (; input < inputs; input++) {
                    float weight = byInput[input * outputs + output];
                    float[] value = values[input];
                    for (int row = 0; row < rows; row++) {
                        sum[row] += value[row] * weight;
                    }
                }
            }
            return sums;
        }

        private void addFour(float[] sum, float[][] values, int input, int output) {
            float[] value0 = values[input];
            float[] value1 = values[input + 1];
            float[] value2 = values[input + 2];
            float[] value3 = values[input + 3];
            float weight0 = byInput[input * outputs + output];
            float weight1 = byInput[(input + 1) * outputs + output];
            float weight2 = byInput[(input + 2) * outputs + output];
            float weight3 = byInput[(input + 3) * outputs + output];
            for (int row = 0; row < sum.length; row++) {
                sum[row] = sum[row]
                        + value0[row] * weight0
                        + value1[row] * weight1
                        + value2[row] * weight2
                        + value3[row] * weight3;
            }
        }
    }
}
