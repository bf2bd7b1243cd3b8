package dev.scalpel.model.prediction;

/** From a network's outputs to a prediction: select a bracket, calibrate, estimate the win probability. Pure. */
public final class Predictor {

    private final BracketSelector selector;
    private final Calibration calibration;
    private final PayoffRatios payoff;
    private final MetaWeights meta;

    public Predictor(BracketSelector selector, Calibration calibration, PayoffRatios payoff, MetaWeights meta) {
        this.selector = selector;
        this.calibration = calibration;
        this.payoff = payoff;
        this.meta = meta;
    }

    /**
     * @param normalised features, from {@code offset} on
     * @param outputs of the network, in units of σ
     */
    public Prediction predict(float[] normalised, int offset, float[] outputs, double sigma) {
        int bracket = selector.select(outputs, 0, sigma);
        if (bracket == Prediction.NONE) {
            return Prediction.none(sigma);
        }
        double calibrated = calibration.ofChosen(bracket, outputs[bracket]);
        return new Prediction(
                bracket,
                sigma,
                outputs[bracket] * sigma,
                calibrated * sigma,
                meta.probability(normalised, offset, bracket, calibrated),
                payoff.of(bracket));
    }
}
