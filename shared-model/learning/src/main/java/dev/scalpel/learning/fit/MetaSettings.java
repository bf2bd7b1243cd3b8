package dev.scalpel.learning.fit;

/**
 * How the meta-model learns.
 *
 * @param epochs passes over the rows; 0 leaves the weights unchanged
 * @param learningRate of AdaGrad
 */
public record MetaSettings(int epochs, double learningRate) {

    /** Few passes and small steps: probabilities stay near the base rate without strong evidence. */
    public static final MetaSettings DEFAULT = new MetaSettings(3, 0.02);

    public MetaSettings {
        if (epochs < 0 || !(learningRate > 0)) {
            throw new IllegalArgumentException(
                    "epochs must be 0 or more and learningRate above 0: " + epochs + ", " + learningRate);
        }
    }
}
