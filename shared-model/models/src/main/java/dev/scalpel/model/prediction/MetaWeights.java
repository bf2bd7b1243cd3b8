package dev.scalpel.model.prediction;

/**
 * The logistic regression of a meta-model: what a weight of the class "won" is above that of the class "lost", for each
 * input. Immutable.
 */
public final class MetaWeights {

    private final int brackets;
    /** Of each bracket, each feature, the prediction and the constant input, in this order. */
    private final double[] differences;

    private MetaWeights(int brackets, double[] differences) {
        this.brackets = brackets;
        this.differences = differences;
    }

    /**
     * @param won weights of one class: of each bracket, each feature, the prediction and the constant input
     * @param lost the same of the other class
     */
    public static MetaWeights of(double[] won, double[] lost, int brackets) {
        if (won.length != lost.length || brackets < 0 || won.length < brackets + 2) {
            throw new IllegalArgumentException("both classes need a weight for each of " + brackets
                    + " brackets, each feature, the prediction and the constant: " + won.length + " and "
                    + lost.length);
        }
        double[] differences = new double[won.length];
        for (int input = 0; input < won.length; input++) {
            differences[input] = won[input] - lost[input];
        }
        return new MetaWeights(brackets, differences);
    }

    public int features() {
        return differences.length - brackets - 2;
    }

    public int brackets() {
        return brackets;
    }

    /**
     * The probability that a bracket ends in profit.
     *
     * @param normalised features, from {@code offset} on
     * @param prediction calibrated net return of the bracket, in units of σ
     */
    public double probability(float[] normalised, int offset, int bracket, double prediction) {
        int features = features();
        double score = differences[differences.length - 1]
                + differences[bracket]
                + differences[brackets + features] * prediction;
        for (int feature = 0; feature < features; feature++) {
            score += differences[brackets + feature] * normalised[offset + feature];
        }
        return 1 / (1 + StrictMath.exp(-score));
    }
}
