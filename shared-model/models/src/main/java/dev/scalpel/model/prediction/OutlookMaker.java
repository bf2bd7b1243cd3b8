package dev.scalpel.model.prediction;

/** From a network's outputs to an outlook: choose, calibrate, ask the meta-model. Pure. */
public final class OutlookMaker {

    private final Chooser chooser;
    private final Calibration calibration;
    private final PayoffRatios payoff;
    private final MetaModel meta;

    public OutlookMaker(Chooser chooser, Calibration calibration, PayoffRatios payoff, MetaModel meta) {
        this.chooser = chooser;
        this.calibration = calibration;
        this.payoff = payoff;
        this.meta = meta;
    }

    /**
     * @param normalised features
     * @param outputs of the network, in units of σ
     */
    public Outlook outlook(float[] normalised, float[] outputs, double sigma) {
        int bracket = chooser.choose(outputs, 0, sigma);
        if (bracket == Outlook.NONE) {
            return Outlook.none(sigma);
        }
        double calibrated = calibration.ofChosen(bracket, outputs[bracket]);
        return new Outlook(
                bracket,
                sigma,
                outputs[bracket] * sigma,
                calibrated * sigma,
                meta.probability(normalised, bracket, calibrated),
                payoff.of(bracket));
    }
}
