package dev.scalpel.learning.score;

import java.util.Arrays;
import java.util.List;

/**
 * What a UTC day adds to every fit that reads it: the sums of products of its inputs with each other and with the labels.
 * The sums are held in single precision, so that a day that was stored and one that is computed again are equal. Immutable.
 */
public final class DayStatistics {

    private final long day;
    private final int rows;
    private final int inputs;
    private final List<Integer> horizons;
    private final float[] gram;
    private final float[] cross;

    /** @param cross by horizon, then by input; neither array is copied */
    DayStatistics(long day, int rows, int inputs, List<Integer> horizons, float[] gram, float[] cross) {
        if (rows < 0 || inputs < 1 || gram.length != packedLength(inputs) || cross.length != inputs * horizons.size()) {
            throw new IllegalArgumentException("the sums of " + inputs + " inputs and " + horizons.size()
                    + " horizons have " + packedLength(inputs) + " and " + inputs * horizons.size() + " values: got "
                    + gram.length + " and " + cross.length + ", rows " + rows);
        }
        this.day = day;
        this.rows = rows;
        this.inputs = inputs;
        this.horizons = List.copyOf(horizons);
        this.gram = gram;
        this.cross = cross;
    }

    /** Days since the epoch. */
    public long day() {
        return day;
    }

    /** How many rows had features and labels. */
    public int rows() {
        return rows;
    }

    public int inputs() {
        return inputs;
    }

    /** In minutes, rising. */
    public List<Integer> horizons() {
        return horizons;
    }

    /**
     * The statistics of some inputs only.
     *
     * @param chosen their places, rising
     */
    public DayStatistics only(int... chosen) {
        float[] fewer = new float[packedLength(chosen.length)];
        float[] products = new float[chosen.length * horizons.size()];
        int at = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] < 0 || chosen[i] >= inputs || (i > 0 && chosen[i] <= chosen[i - 1])) {
                throw new IllegalArgumentException(
                        "chosen inputs must rise within 0 to " + (inputs - 1) + ": " + Arrays.toString(chosen));
            }
            for (int j = 0; j <= i; j++) {
                fewer[at++] = gram[packedLength(chosen[i]) + chosen[j]];
            }
            for (int horizon = 0; horizon < horizons.size(); horizon++) {
                products[horizon * chosen.length + i] = cross[horizon * inputs + chosen[i]];
            }
        }
        return new DayStatistics(day, rows, chosen.length, horizons, fewer, products);
    }

    /** The sums of this day and of the same day elsewhere, such as another pair's. */
    public DayStatistics plus(DayStatistics other) {
        if (day != other.day || inputs != other.inputs || !horizons.equals(other.horizons)) {
            throw new IllegalArgumentException(
                    "only the same day, inputs and horizons can be added: " + this + " and " + other);
        }
        return new DayStatistics(
                day, rows + other.rows, inputs, horizons, sum(gram, other.gram), sum(cross, other.cross));
    }

    private static float[] sum(float[] some, float[] others) {
        float[] sums = some.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
        return sums;
    }

    /** Adds the products of inputs, the rows of the lower triangle one after the other. */
    void addGramTo(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += gram[i];
        }
    }

    /** Adds the products of inputs and labels, by horizon, then by input. */
    void addCrossTo(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += cross[i];
        }
    }

    float[] gram() {
        return gram;
    }

    float[] cross() {
        return cross;
    }

    static int packedLength(int inputs) {
        return inputs * (inputs + 1) / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayStatistics that
                && day == that.day
                && rows == that.rows
                && inputs == that.inputs
                && horizons.equals(that.horizons)
                && Arrays.equals(gram, that.gram)
                && Arrays.equals(cross, that.cross);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(day) * 31 + Arrays.hashCode(cross);
    }

    @Override
    public String toString() {
        return "day " + day + ": " + rows + " rows of " + inputs + " inputs, horizons " + horizons;
    }

    /** Sums the rows of a day in their order. */
    static final class Builder {

        /** Each sum is loaded and stored once for so many rows. */
        private static final int BUFFERED = 4;

        private final int inputs;
        private final List<Integer> horizons;
        /**
         * The products of each input with those up to it. An array for each, in which the loops begin at index 0: so the compiler
         * turns them into vector instructions, in less than half of the time.
         */
        private final double[][] gram;

        private final double[][] cross;
        private final double[][] buffer;
        private final double[][] labels;
        private int buffered;
        private int rows;

        Builder(int inputs, List<Integer> horizons) {
            this.inputs = inputs;
            this.horizons = horizons;
            gram = new double[inputs][];
            Arrays.setAll(gram, input -> new double[input + 1]);
            cross = new double[horizons.size()][inputs];
            buffer = new double[BUFFERED][inputs];
            labels = new double[BUFFERED][horizons.size()];
        }

        /** The arrays to fill with the next row's inputs; {@link #add} takes it. */
        double[] nextInputs() {
            return buffer[buffered];
        }

        double[] nextLabels() {
            return labels[buffered];
        }

        void add() {
            rows++;
            buffered++;
            if (buffered == BUFFERED) {
                flush();
            }
        }

        DayStatistics build(long day) {
            for (int row = buffered; row < BUFFERED; row++) {
                Arrays.fill(buffer[row], 0);
                Arrays.fill(labels[row], 0);
            }
            flush();
            return new DayStatistics(day, rows, inputs, horizons, rounded(gram), rounded(cross));
        }

        /** The rows are added one after the other: how they are grouped does not change a bit. */
        private void flush() {
            double[] x0 = buffer[0];
            double[] x1 = buffer[1];
            double[] x2 = buffer[2];
            double[] x3 = buffer[3];
            for (int i = 0; i < inputs; i++) {
                addProducts(gram[i], x0, x1, x2, x3, x0[i], x1[i], x2[i], x3[i]);
            }
            for (int horizon = 0; horizon < cross.length; horizon++) {
                addProducts(
                        cross[horizon],
                        x0,
                        x1,
                        x2,
                        x3,
                        labels[0][horizon],
                        labels[1][horizon],
                        labels[2][horizon],
                        labels[3][horizon]);
            }
            buffered = 0;
        }

        private static void addProducts(
                double[] sums,
                double[] x0,
                double[] x1,
                double[] x2,
                double[] x3,
                double w0,
                double w1,
                double w2,
                double w3) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = sums[j] + w0 * x0[j] + w1 * x1[j] + w2 * x2[j] + w3 * x3[j];
            }
        }

        /** One row after the other. */
        private static float[] rounded(double[][] sums) {
            int values = Arrays.stream(sums).mapToInt(row -> row.length).sum();
            float[] rounded = new float[values];
            int at = 0;
            for (double[] row : sums) {
                for (double value : row) {
                    rounded[at++] = (float) value;
                }
            }
            return rounded;
        }
    }
}
