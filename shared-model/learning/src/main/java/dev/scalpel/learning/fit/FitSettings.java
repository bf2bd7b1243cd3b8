package dev.scalpel.learning.fit;

/**
 * How the hidden path is fitted.
 *
 * @param epochs passes over the rows; 0 keeps the linear map only
 * @param learningRate of Adam
 * @param weightDecay share of a weight that is removed by a step of rate 1
 * @param batch rows per step
 */
public record FitSettings(int epochs, double learningRate, double weightDecay, int batch) {

    public FitSettings {
        if (epochs < 0 || batch < 1 || !(learningRate > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "epochs and weightDecay must be 0 or more, learningRate and batch above 0: " + epochs + ", "
                            + weightDecay + ", " + learningRate + ", " + batch);
        }
    }
}
