package dev.scalpel.model.prediction;

import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.List;

/**
 * Selects the bracket with the best calibrated prediction among those whose target is at least twice the round-trip
 * costs.
 */
public final class BracketSelector {

    private final double[] means;
    private final double[] slopes;
    private final double[] targetSigmas;
    private final double minTarget;

    /** @param costs of orders of one size, because a prediction has no quantity: {@link Costs#atNotional} */
    public BracketSelector(BracketGrid grid, Costs costs, Calibration calibration) {
        this.means = unboxed(calibration.means());
        this.slopes = unboxed(calibration.slopes());
        this.targetSigmas = grid.brackets().stream()
                .mapToDouble(bracket -> bracket.targetSigmas())
                .toArray();
        this.minTarget = costs.minTargetDistance();
    }

    /**
     * @param predictions of all brackets, in units of σ, from {@code offset} on
     * @return the bracket's number, or {@link Prediction#NONE}
     */
    public int select(float[] predictions, int offset, double sigma) {
        int best = Prediction.NONE;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int bracket = 0; bracket < targetSigmas.length; bracket++) {
            if (targetSigmas[bracket] * sigma >= minTarget) {
                double value = Calibration.shrunk(means[bracket], slopes[bracket], predictions[offset + bracket]);
                if (value > bestValue) {
                    best = bracket;
                    bestValue = value;
                }
            }
        }
        return best;
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
