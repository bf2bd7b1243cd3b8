package dev.scalpel.model.network;

import java.util.List;

/**
 * Forward pass of the network in plain Java, so that execution needs no native library. A batch gives the same bits as
 * its rows one by one. {@code BracketBlockTest} compares it with the training engine.
 */
public final class NetworkInference {

    /** So that a batch fits into the L1 cache with all its inputs. */
    private static final int BATCH_ROWS = 128;

    private final Architecture architecture;
    private final DenseLayer skip;
    private final DenseLayer[] layers;

    public NetworkInference(NetworkParameters parameters) {
        architecture = parameters.architecture();
        skip = new DenseLayer(parameters.skip());
        layers = parameters.layers().stream().map(DenseLayer::new).toArray(DenseLayer[]::new);
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
}
