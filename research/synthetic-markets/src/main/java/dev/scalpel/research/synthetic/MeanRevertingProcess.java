package dev.scalpel.research.synthetic;

/** A Gaussian first-order autoregression around zero, stationary from the start. */
final class MeanRevertingProcess {

    private final double keep;
    private final double shock;
    private double value;

    MeanRevertingProcess(double standardDeviation, double halfLifeMinutes, RandomStream noise) {
        keep = StrictMath.pow(0.5, 1 / halfLifeMinutes);
        shock = standardDeviation * Math.sqrt(1 - keep * keep);
        value = standardDeviation * noise.gaussian();
    }

    double step(RandomStream noise) {
        value = keep * value + shock * noise.gaussian();
        return value;
    }
}
