package dev.scalpel.model.network;

/** A fully connected layer. Its arrays are not copied; the caller must not change them. */
public final class NetworkLayer {

    private final int inputs;
    private final int outputs;
    private final float[] weights;
    private final float[] biases;

    /**
     * @param weights row by row: those of the first output, of the second, …
     */
    public NetworkLayer(int inputs, int outputs, float[] weights, float[] biases) {
        if (weights.length != inputs * outputs || biases.length != outputs) {
            throw new IllegalArgumentException("a layer from " + inputs + " to " + outputs + " has " + weights.length
                    + " weights and " + biases.length + " biases");
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.biases = biases;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    public float[] weights() {
        return weights;
    }

    public float[] biases() {
        return biases;
    }

    public static NetworkLayer zero(int inputs, int outputs) {
        return new NetworkLayer(inputs, outputs, new float[inputs * outputs], new float[outputs]);
    }
}
