package dev.scalpel.learning.fit;

import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a {@link Calibration} to walk-forward predictions, which are made for rows that no fit had seen. Slopes are
 * weighted least squares of (label − mean) on (prediction − mean), clipped to [0, 1].
 */
public final class CalibrationFit {

    private final BracketGrid grid;
    private final Costs costs;
    private final List<float[]> predictions = new ArrayList<>();
    private final List<float[]> labels = new ArrayList<>();
    private final List<double[]> sigmasAndWeights = new ArrayList<>();

    public CalibrationFit(BracketGrid grid, Costs costs) {
        this.grid = grid;
        this.costs = costs;
    }

    /**
     * Adds one row.
     *
     * @param prediction of each bracket, in units of σ
     * @param label of each bracket, in the same units
     * @param weight by label uniqueness
     */
    public void add(float[] prediction, float[] label, double sigma, double weight) {
        predictions.add(prediction);
        labels.add(label);
        sigmasAndWeights.add(new double[] {sigma, weight});
    }

    public int rows() {
        return predictions.size();
    }

    /** Without rows all slopes are 0. */
    public Calibration fit() {
        List<Double> means = new ArrayList<>();
        List<Double> slopes = new ArrayList<>();
        for (int bracket = 0; bracket < grid.size(); bracket++) {
            double mean = meanLabel(bracket);
            Slope slope = new Slope();
            for (int row = 0; row < rows(); row++) {
                slope.add(predictions.get(row)[bracket] - mean, labels.get(row)[bracket] - mean, weight(row));
            }
            means.add(mean);
            slopes.add(slope.clipped());
        }
        Calibration byBracket = new Calibration(means, slopes, 1);
        return byBracket.withChosenSlope(chosenSlope(byBracket));
    }

    private double chosenSlope(Calibration byBracket) {
        BracketSelector selector = new BracketSelector(grid, costs, byBracket);
        Slope slope = new Slope();
        for (int row = 0; row < rows(); row++) {
            int chosen =
                    selector.select(predictions.get(row), 0, sigmasAndWeights.get(row)[0]);
            if (chosen != Prediction.NONE) {
                double mean = byBracket.means().get(chosen);
                slope.add(
                        byBracket.byBracket(chosen, predictions.get(row)[chosen]) - mean,
                        labels.get(row)[chosen] - mean,
                        weight(row));
            }
        }
        return slope.clipped();
    }

    private double meanLabel(int bracket) {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < rows(); row++) {
            sum += weight(row) * labels.get(row)[bracket];
            weights += weight(row);
        }
        return weights > 0 ? sum / weights : 0;
    }

    private double weight(int row) {
        return sigmasAndWeights.get(row)[1];
    }

    /** A weighted slope through the origin. */
    private static final class Slope {

        private double products;
        private double squares;

        void add(double x, double y, double weight) {
            products += weight * x * y;
            squares += weight * x * x;
        }

        double clipped() {
            return squares > 0 ? Math.max(0, Math.min(1, products / squares)) : 0;
        }
    }
}
