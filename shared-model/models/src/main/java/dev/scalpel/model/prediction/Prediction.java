package dev.scalpel.model.prediction;

/**
 * What the model predicts for one closed bar. It does not depend on the tactics, so it can be kept and decided on under
 * many of them.
 *
 * @param bracket the chosen one's number in the grid; {@link #NONE} when every target is under twice the round trip
 * @param sigma unit of distance, as a share of the price
 * @param predictedRaw net return of the chosen bracket as the network predicts it, as a share of the price
 * @param predictedNet the same after calibration
 * @param winProbability the meta-model's
 * @param payoffRatio mean net win ÷ mean net loss of the chosen bracket
 */
public record Prediction(
        int bracket,
        double sigma,
        double predictedRaw,
        double predictedNet,
        double winProbability,
        double payoffRatio) {

    public static final int NONE = -1;

    /** No bracket is a candidate. */
    public static Prediction none(double sigma) {
        return new Prediction(NONE, sigma, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    public boolean hasBracket() {
        return bracket != NONE;
    }
}
