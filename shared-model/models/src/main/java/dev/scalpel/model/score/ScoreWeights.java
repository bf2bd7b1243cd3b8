package dev.scalpel.model.score;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear map of a day's model: for each horizon the weights of the inputs, the constant's last. It predicts the return
 * over the horizon in units of σ√h. Immutable.
 */
public final class ScoreWeights {

    private static final int FORMAT = 0x5357_0001;
    private static final int MAX_HORIZONS = 64;

    private final List<Integer> horizons;
    private final double[][] weights;

    /**
     * @param horizons in minutes, rising
     * @param weights one row for each horizon, not copied; the caller must not change them
     */
    public ScoreWeights(List<Integer> horizons, double[][] weights) {
        if (horizons.isEmpty() || horizons.size() != weights.length) {
            throw new IllegalArgumentException(
                    "each horizon needs its weights: " + horizons + ", " + weights.length + " rows");
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i].length != weights[0].length) {
                throw new IllegalArgumentException(
                        "all horizons must have as many weights: " + weights[0].length + " and " + weights[i].length);
            }
            for (double weight : weights[i]) {
                if (!Double.isFinite(weight)) {
                    throw new IllegalArgumentException("weights must be finite: " + weight);
                }
            }
            if (horizons.get(i) < 1 || (i > 0 && horizons.get(i) <= horizons.get(i - 1))) {
                throw new IllegalArgumentException("horizons must be 1 or more and rise: " + horizons);
            }
        }
        this.horizons = List.copyOf(horizons);
        this.weights = weights;
    }

    public List<Integer> horizons() {
        return horizons;
    }

    /** How many inputs it takes. */
    public int inputs() {
        return weights[0].length;
    }

    /** A copy of a horizon's weights, by its place in {@link #horizons()}. */
    public double[] of(int place) {
        return weights[place].clone();
    }

    /** The map of these horizons alone. */
    public ScoreWeights only(List<Integer> chosen) {
        double[][] some = new double[chosen.size()][];
        for (int i = 0; i < some.length; i++) {
            int place = horizons.indexOf(chosen.get(i));
            if (place < 0) {
                throw new IllegalArgumentException("no horizon of " + chosen.get(i) + " minutes among " + horizons);
            }
            some[i] = weights[place];
        }
        return new ScoreWeights(chosen, some);
    }

    /** The prediction of a horizon, in units of σ√h; summed in the order of the inputs. */
    public double predict(int place, double[] inputs) {
        double[] row = weights[place];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * inputs[i];
        }
        return sum;
    }

    /** Writes the predictions of all horizons, by their places: each with the bits of {@link #predict(int, double[])}. */
    public void predictAll(double[] inputs, double[] predictions) {
        int place = 0;
        // Three sums at a time: each addition waits for the one before it in its own sum only.
        for (; place + 3 <= weights.length; place += 3) {
            double[] rowA = weights[place];
            double[] rowB = weights[place + 1];
            double[] rowC = weights[place + 2];
            double a = 0;
            double b = 0;
            double c = 0;
            for (int i = 0; i < rowA.length; i++) {
                double input = inputs[i];
                a += rowA[i] * input;
                b += rowB[i] * input;
                c += rowC[i] * input;
            }
            predictions[place] = a;
            predictions[place + 1] = b;
            predictions[place + 2] = c;
        }
        for (; place < weights.length; place++) {
            predictions[place] = predict(place, inputs);
        }
    }

    /** The sum of all horizons' predictions; times σ it is the score. */
    public double predict(double[] inputs) {
        double sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += predict(place, inputs);
        }
        return sum;
    }

    /** The map as bytes: a mark, the counts, the horizons, the weights; the same map gives the same bytes. */
    public byte[] toBytes() {
        ByteBuffer out =
                ByteBuffer.allocate((3 + horizons.size()) * Integer.BYTES + horizons.size() * inputs() * Double.BYTES);
        out.putInt(FORMAT).putInt(horizons.size()).putInt(inputs());
        horizons.forEach(out::putInt);
        for (double[] row : weights) {
            for (double weight : row) {
                out.putDouble(weight);
            }
        }
        return out.array();
    }

    /** @throws IllegalArgumentException when the bytes are no map in this format */
    public static ScoreWeights read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 3 * Integer.BYTES || in.getInt() != FORMAT) {
            throw new IllegalArgumentException("its map is damaged, or of another format");
        }
        int count = in.getInt();
        int inputs = in.getInt();
        long expected = 3L * Integer.BYTES + count * (Integer.BYTES + (long) inputs * Double.BYTES);
        if (count < 1 || count > MAX_HORIZONS || inputs < 1 || expected != bytes.length) {
            throw new IllegalArgumentException("its map of " + count + " horizons and " + inputs
                    + " inputs cannot have " + bytes.length + " bytes");
        }
        List<Integer> horizons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            horizons.add(in.getInt());
        }
        double[][] weights = new double[count][inputs];
        for (double[] row : weights) {
            for (int i = 0; i < inputs; i++) {
                row[i] = in.getDouble();
            }
        }
        return new ScoreWeights(horizons, weights);
    }
}
