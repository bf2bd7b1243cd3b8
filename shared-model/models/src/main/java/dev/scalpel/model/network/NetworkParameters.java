package dev.scalpel.model.network;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one network. The stored form is a magic number, the sizes, then every weight as a little-endian float,
 * the linear map first; the same weights give the same bytes on every machine.
 *
 * @param skip the linear map
 * @param layers of the hidden path in order, the output layer last; empty without hidden layers
 */
public record NetworkParameters(Architecture architecture, NetworkLayer skip, List<NetworkLayer> layers) {

    private static final int MAGIC = 0x53434e31; // "SCN1"

    public NetworkParameters {
        layers = List.copyOf(layers);
    }

    /** The bytes to store. */
    public byte[] toBytes() {
        List<NetworkLayer> all = new ArrayList<>(List.of(skip));
        all.addAll(layers);
        int floats = all.stream()
                .mapToInt(layer -> layer.weights().length + layer.biases().length)
                .sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(4 * (2 + 2 * all.size() + floats)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(all.size());
        for (NetworkLayer layer : all) {
            bytes.putInt(layer.inputs()).putInt(layer.outputs());
        }
        for (NetworkLayer layer : all) {
            for (float weight : layer.weights()) {
                bytes.putFloat(weight);
            }
            for (float bias : layer.biases()) {
                bytes.putFloat(bias);
            }
        }
        return bytes.array();
    }

    /**
     * Reads the parameters of a network of this architecture.
     *
     * @throws IllegalArgumentException when the bytes do not fit it
     */
    public static NetworkParameters read(Architecture architecture, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (bytes.getInt() != MAGIC) {
                throw new IllegalArgumentException("not a network parameters file");
            }
            List<int[]> expected = shapes(architecture);
            if (bytes.getInt() != expected.size()) {
                throw new IllegalArgumentException("the number of layers differs from " + architecture);
            }
            for (int[] shape : expected) {
                if (bytes.getInt() != shape[0] || bytes.getInt() != shape[1]) {
                    throw new IllegalArgumentException("the shape of a layer differs from " + architecture);
                }
            }
            List<NetworkLayer> all = new ArrayList<>();
            for (int[] shape : expected) {
                all.add(new NetworkLayer(
                        shape[0], shape[1], floats(bytes, shape[0] * shape[1]), floats(bytes, shape[1])));
            }
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException(bytes.remaining() + " unexpected bytes at the end");
            }
            return new NetworkParameters(architecture, all.get(0), all.subList(1, all.size()));
        } catch (BufferUnderflowException truncated) {
            throw new IllegalArgumentException("the network parameters end too early", truncated);
        }
    }

    private static List<int[]> shapes(Architecture architecture) {
        List<int[]> shapes = new ArrayList<>();
        shapes.add(new int[] {architecture.inputs(), architecture.outputs()});
        List<Integer> path = architecture.path();
        if (!architecture.hidden().isEmpty()) {
            for (int layer = 1; layer < path.size(); layer++) {
                shapes.add(new int[] {path.get(layer - 1), path.get(layer)});
            }
        }
        return shapes;
    }

    private static float[] floats(ByteBuffer bytes, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = bytes.getFloat();
            if (!Float.isFinite(floats[i])) {
                throw new IllegalArgumentException("a network parameter is not finite");
            }
        }
        return floats;
    }
}
