package dev.scalpel.model.prediction;

/** From a network's outputs to an outlook: choose, calibrate, ask the meta-model. Pure. */
public final class Predictor {

    private final BracketSelector chooser;
    private final Calibration calibration;
    private final PayoffRatios payoff;
    private final MetaModel meta;

    public Predictor(BracketSelector chooser, Calibration calibration, PayoffRatios payoff, MetaModel meta) {
        this.chooser = chooser;
        this.calibration = calibration;
        this.payoff = payoff;
        this.meta = meta;
    }

    /**
     * @param normalised features
     * @param outputs of the network, in units of σ
     */
    public Prediction outlook(float[] normalised, float[] outputs, double sigma) {
        int bracket = chooser.choose(outputs, 0, sigma);
        if (bracket == Prediction.NONE) {
            return Prediction.none(sigma);
        }
        double calibrated = calibration.ofChosen(bracket, outputs[bracket]);
        return new Prediction(
                bracket,
                sigma,
                outputs[bracket] * sigma,
                calibrated * sigma,
                meta.probability(normalised, bracket, calibrated),
                payoff.of(bracket));
    }
}
