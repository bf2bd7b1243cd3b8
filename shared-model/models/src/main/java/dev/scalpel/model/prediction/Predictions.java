package dev.scalpel.model.prediction;

import java.util.Arrays;
import java.util.Objects;

/** The predictions of all rows of a series, stored as columns: computed once, replayed under many tactics. */
public final class Predictions {

    /** The bracket number of a row whose features are not available. */
    private static final byte MISSING = -2;

    private final byte[] bracket;
    private final double[] sigma;
    private final double[] raw;
    private final double[] net;
    private final double[] probability;
    private final double[] payoff;

    private Predictions(int rows) {
        bracket = new byte[rows];
        sigma = new double[rows];
        raw = new double[rows];
        net = new double[rows];
        probability = new double[rows];
        payoff = new double[rows];
    }

    private Predictions(Predictions all, int from, int to) {
        bracket = Arrays.copyOfRange(all.bracket, from, to);
        sigma = Arrays.copyOfRange(all.sigma, from, to);
        raw = Arrays.copyOfRange(all.raw, from, to);
        net = Arrays.copyOfRange(all.net, from, to);
        probability = Arrays.copyOfRange(all.probability, from, to);
        payoff = Arrays.copyOfRange(all.payoff, from, to);
    }

    /** The rows {@code [from, to)}. */
    public Predictions slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows());
        return new Predictions(this, from, to);
    }

    public int rows() {
        return bracket.length;
    }

    /** Whether the row's features were available. */
    public boolean available(int row) {
        return bracket[row] != MISSING;
    }

    /**
     * @throws IllegalStateException when the row's features are not available
     */
    public Prediction at(int row) {
        if (!available(row)) {
            throw new IllegalStateException("row " + row + " has no features");
        }
        return new Prediction(bracket[row], sigma[row], raw[row], net[row], probability[row], payoff[row]);
    }

    /** The chosen bracket's number, or a negative number when there is none. */
    public int bracket(int row) {
        return bracket[row];
    }

    public double sigma(int row) {
        return sigma[row];
    }

    public double predictedNet(int row) {
        return net[row];
    }

    public double winProbability(int row) {
        return probability[row];
    }

    public double payoffRatio(int row) {
        return payoff[row];
    }

    /** Adds one row after another. */
    public static final class Builder {

        private final Predictions predictions;
        private int next;

        public Builder(int rows) {
            predictions = new Predictions(rows);
        }

        public Builder missing() {
            predictions.bracket[next++] = MISSING;
            return this;
        }

        public Builder add(Prediction prediction) {
            predictions.bracket[next] = (byte) prediction.bracket();
            predictions.sigma[next] = prediction.sigma();
            predictions.raw[next] = prediction.predictedRaw();
            predictions.net[next] = prediction.predictedNet();
            predictions.probability[next] = prediction.winProbability();
            predictions.payoff[next] = prediction.payoffRatio();
            next++;
            return this;
        }

        /** @throws IllegalStateException when fewer rows were added than declared */
        public Predictions build() {
            if (next != predictions.rows()) {
                throw new IllegalStateException("only " + next + " of " + predictions.rows() + " rows were added");
            }
            return predictions;
        }
    }
}
