package dev.scalpel.learning.fit;

import java.util.SplittableRandom;

/**
 * The descent of Tribuo's linear trainer for two classes, on arrays: the same shuffles, batches, gradients and AdaGrad
 * steps in the same order of operations, so the weights have the same bits. A row's bracket is one index instead of a
 * column of zeros for each bracket; adding these zeros would change nothing.
 */
final class MetaDescent {

    static final int BATCH = 32;
    static final double EPSILON = 1e-6;

    /** Of the rows that name every input; see {@link MetaDataset#ANCHORS}. */
    private static final int NO_BRACKET = -1;

    private final int brackets;
    private final MetaSettings settings;
    private final int[] order;
    private final float[][] features;
    private final int[] bracketOf;
    private final double[] predictions;
    private final boolean[] won;
    private final double[] weights;

    /** @param features number of features of each row */
    MetaDescent(MetaRows rows, int features, int brackets, MetaSettings settings) {
        this.brackets = brackets;
        this.settings = settings;
        int anchors = MetaDataset.ANCHORS.size();
        int count = anchors + rows.size();
        this.order = new int[count];
        this.features = new float[count][];
        this.bracketOf = new int[count];
        this.predictions = new double[count];
        this.won = new boolean[count];
        this.weights = new double[count];
        for (int anchor = 0; anchor < anchors; anchor++) {
            this.features[anchor] = new float[features];
            bracketOf[anchor] = NO_BRACKET;
            won[anchor] = MetaDataset.ANCHORS.get(anchor);
        }
        for (int row = 0; row < rows.size(); row++) {
            MetaRows.Outcome outcome = rows.outcome(row);
            this.features[anchors + row] = rows.features(row);
            bracketOf[anchors + row] = outcome.bracket();
            predictions[anchors + row] = outcome.prediction();
            won[anchors + row] = outcome.won();
            weights[anchors + row] = outcome.weight();
            rows.requireFitting(row, features, brackets);
        }
    }

    /** Changes the weights of both classes, which are ordered as in {@link dev.scalpel.model.prediction.MetaWeights}. */
    void run(double[] wonWeights, double[] lostWeights, long seed) {
        // Tribuo splits its generator once per fit.
        SplittableRandom random = new SplittableRandom(seed).split();
        OneClass winners = new OneClass(true, wonWeights);
        OneClass losers = new OneClass(false, lostWeights);
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(random);
            for (int from = 0; from < order.length; from += BATCH) {
                batch(from, Math.min(from + BATCH, order.length), winners, losers);
            }
        }
    }

    private void shuffle(SplittableRandom random) {
        for (int i = order.length; i > 1; i--) {
            int j = random.nextInt(i);
            int last = order[i - 1];
            order[i - 1] = order[j];
            order[j] = last;
        }
    }

    /** The weights of the rows scale the step of their batch, not each gradient. */
    private void batch(int from, int to, OneClass winners, OneClass losers) {
        double weight = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            double winning = winners.score(row);
            double losing = losers.score(row);
            double highest = Math.max(winning, losing);
            winning = Math.exp(winning - highest);
            losing = Math.exp(losing - highest);
            double sum = winning + losing;
            winners.addGradient(row, winning / sum);
            losers.addGradient(row, losing / sum);
            weight += weights[row];
        }
        winners.step(weight / BATCH);
        losers.step(weight / BATCH);
    }

    /** Weights, gradient and AdaGrad's sums of squares of one class. */
    private final class OneClass {

        private final boolean ofWinners;
        private final double[] values;
        private final double[] gradient;
        private final double[] squares;

        OneClass(boolean ofWinners, double[] values) {
            this.ofWinners = ofWinners;
            this.values = values;
            this.gradient = new double[values.length];
            this.squares = new double[values.length];
        }

        double score(int row) {
            float[] x = features[row];
            double score = bracketOf[row] == NO_BRACKET ? 0 : values[bracketOf[row]];
            for (int feature = 0; feature < x.length; feature++) {
                score += values[brackets + feature] * x[feature];
            }
            score += values[brackets + x.length] * predictions[row];
            return score + values[brackets + x.length + 1];
        }

        void addGradient(int row, double probability) {
            float[] x = features[row];
            double slope = won[row] == ofWinners ? 1 - probability : -probability;
            if (bracketOf[row] != NO_BRACKET) {
                gradient[bracketOf[row]] += slope;
            }
            for (int feature = 0; feature < x.length; feature++) {
                gradient[brackets + feature] += x[feature] * slope;
            }
            gradient[brackets + x.length] += predictions[row] * slope;
            gradient[brackets + x.length + 1] += slope;
        }

        void step(double weight) {
            double squaredWeight = weight * weight;
            double rate = weight * settings.learningRate();
            for (int i = 0; i < values.length; i++) {
                double slope = gradient[i] * BATCH;
                squares[i] += squaredWeight * slope * slope;
                values[i] += slope * (rate / (EPSILON + Math.sqrt(squares[i])));
                gradient[i] = 0;
            }
        }
    }
}
