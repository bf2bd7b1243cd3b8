package dev.scalpel.model.score;

import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkInference;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What hidden units add to the linear map of a score: for each horizon a part of the return, in units of σ√h, that the map
 * leaves over. A row alone and a row among others give the same bits, and so does a horizon alone. Immutable; needs no
 * native library.
 */
public final class ScoreNetwork {

    private static final int FORMAT = 0x534e_0001;
    private static final int MAX_COUNT = 64;

    private final List<Integer> horizons;
    private final NetworkParameters parameters;
    private final List<NetworkInference> inference;

    /**
     * @param horizons in minutes, rising, one for each output
     * @param parameters with a hidden path; their linear map is zero, because the score has its own
     */
    public ScoreNetwork(List<Integer> horizons, NetworkParameters parameters) {
        if (parameters.architecture().outputs() != horizons.size()
                || parameters.layers().isEmpty()) {
            throw new IllegalArgumentException(
                    "each horizon needs an output of the hidden path: " + horizons + ", " + parameters.architecture());
        }
        requireRising(horizons);
        requireZero(parameters.skip().weights());
        requireZero(parameters.skip().biases());
        this.horizons = List.copyOf(horizons);
        this.parameters = parameters;
        this.inference = List.of(new NetworkInference(parameters));
    }

    private static void requireRising(List<Integer> horizons) {
        for (int i = 0; i < horizons.size(); i++) {
            if (horizons.get(i) < 1 || (i > 0 && horizons.get(i) <= horizons.get(i - 1))) {
                throw new IllegalArgumentException("horizons must be 1 or more and rise: " + horizons);
            }
        }
    }

    private static void requireZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                throw new IllegalArgumentException("its linear map must be zero: the score has its own; got " + value);
            }
        }
    }

    public List<Integer> horizons() {
        return horizons;
    }

    /** How many inputs the linear map beside it takes: the constant is one of them. */
    public int inputs() {
        return parameters.architecture().inputs() + 1;
    }

    /**
     * What it adds to the prediction of each horizon.
     *
     * @param inputs of the linear map, the constant last
     */
    public float[] predict(double[] inputs) {
        float[] row = new float[inputs.length - 1];
        writeRow(inputs, row, 0);
        return NetworkInference.average(inference, row);
    }

    /**
     * The same for many rows, with the same bits.
     *
     * @param rows as {@link #writeRow} writes them, one after the other
     * @return by row, then by horizon
     */
    public float[][] predict(float[] rows, int count) {
        return NetworkInference.average(inference, rows, count);
    }

    /** Writes the inputs of a row, without the constant, from {@code offset} on. */
    public static void writeRow(double[] inputs, float[] rows, int offset) {
        for (int i = 0; i < inputs.length - 1; i++) {
            rows[offset + i] = (float) inputs[i];
        }
    }

    /** The network of these horizons alone. */
    public ScoreNetwork only(List<Integer> chosen) {
        return withOutputs(chosen, chosen);
    }

    /**
     * The network of some horizons.
     *
     * @param used those of them to which it adds anything
     */
    public ScoreNetwork withOutputs(List<Integer> chosen, List<Integer> used) {
        NetworkLayer last = parameters.layers().get(parameters.layers().size() - 1);
        float[] weights = new float[chosen.size() * last.inputs()];
        float[] biases = new float[chosen.size()];
        for (int output = 0; output < biases.length; output++) {
            int place = horizons.indexOf(chosen.get(output));
            if (place < 0) {
                throw new IllegalArgumentException(
                        "no horizon of " + chosen.get(output) + " minutes among " + horizons);
            }
            if (used.contains(chosen.get(output))) {
                System.arraycopy(last.weights(), place * last.inputs(), weights, output * last.inputs(), last.inputs());
                biases[output] = last.biases()[place];
            }
        }
        Architecture all = parameters.architecture();
        List<NetworkLayer> layers = new ArrayList<>(
                parameters.layers().subList(0, parameters.layers().size() - 1));
        layers.add(new NetworkLayer(last.inputs(), biases.length, weights, biases));
        return new ScoreNetwork(
                chosen,
                new NetworkParameters(
                        Architecture.ofOutputs(all.inputs(), all.hidden(), biases.length),
                        NetworkLayer.zero(all.inputs(), biases.length),
                        layers));
    }

    /** The network as bytes: a mark, the horizons, the inputs, the hidden layers, the weights. */
    public byte[] toBytes() {
        Architecture shape = parameters.architecture();
        byte[] weights = parameters.toBytes();
        ByteBuffer out =
                ByteBuffer.allocate((4 + horizons.size() + shape.hidden().size()) * Integer.BYTES + weights.length);
        out.putInt(FORMAT).putInt(horizons.size());
        horizons.forEach(out::putInt);
        out.putInt(shape.inputs()).putInt(shape.hidden().size());
        shape.hidden().forEach(out::putInt);
        return out.put(weights).array();
    }

    /** @throws IllegalArgumentException when the bytes are no network in this format */
    public static ScoreNetwork read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != FORMAT) {
                throw new IllegalArgumentException("its network is damaged, or of another format");
            }
            List<Integer> horizons = integers(in);
            int inputs = in.getInt();
            Architecture shape = Architecture.ofOutputs(inputs, integers(in), horizons.size());
            byte[] weights = Arrays.copyOfRange(bytes, in.position(), bytes.length);
            return new ScoreNetwork(horizons, NetworkParameters.read(shape, weights));
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("its network ends early, after " + bytes.length + " bytes", cut);
        }
    }

    private static List<Integer> integers(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("its network is damaged: a list of " + count + " numbers");
        }
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(in.getInt());
        }
        return read;
    }
}
