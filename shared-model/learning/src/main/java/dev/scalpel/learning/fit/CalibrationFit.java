package dev.scalpel.learning.fit;

import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link Calibration} to walk-forward predictions, which are made for rows that no fit had seen. Slopes are
 * weighted least squares of (label − mean) on (prediction − mean), clipped to [0, 1].
 */
public final class CalibrationFit {

    private static final int INITIAL_ROWS = 1_024;

    private final BracketGrid grid;
    private final Costs costs;
    private float[][] labels = new float[INITIAL_ROWS][];
    private double[] sigmas = new double[INITIAL_ROWS];
    private double[] weights = new double[INITIAL_ROWS];
    private int rows;
    private final double[] weightedLabels;
    private double totalWeight;

    public CalibrationFit(BracketGrid grid, Costs costs) {
        this.grid = grid;
        this.costs = costs;
        this.weightedLabels = new double[grid.size()];
    }

    /**
     * Adds one row.
     *
     * @param label of each bracket, in units of σ; not copied
     * @param weight by label uniqueness
     */
    public void add(float[] label, double sigma, double weight) {
        if (rows == weights.length) {
            labels = Arrays.copyOf(labels, 2 * rows);
            sigmas = Arrays.copyOf(sigmas, 2 * rows);
            weights = Arrays.copyOf(weights, 2 * rows);
        }
        labels[rows] = label;
        sigmas[rows] = sigma;
        weights[rows] = weight;
        rows++;
        for (int bracket = 0; bracket < weightedLabels.length; bracket++) {
            weightedLabels[bracket] += weight * label[bracket];
        }
        totalWeight += weight;
    }

    public int rows() {
        return rows;
    }

    /**
     * Fits to predictions for these rows. Changes nothing, so any number of threads may fit to the same rows. Without rows
     * all slopes are 0.
     *
     * @param predictions of each bracket, in units of σ, for each row in the order in which they were added
     */
    public Calibration fit(float[][] predictions) {
        if (predictions.length != rows) {
            throw new IllegalArgumentException(
                    "there must be one prediction per row: " + predictions.length + " for " + rows + " rows");
        }
        double[] means = new double[weightedLabels.length];
        for (int bracket = 0; bracket < means.length; bracket++) {
            means[bracket] = totalWeight > 0 ? weightedLabels[bracket] / totalWeight : 0;
        }
        Calibration byBracket = new Calibration(boxed(means), boxed(slopes(predictions, means)), 1);
        return byBracket.withChosenSlope(chosenSlope(predictions, byBracket));
    }

    /** Row by row, with all brackets of a row together: each array is read once, in order. */
    private double[] slopes(float[][] predictions, double[] means) {
        double[] products = new double[means.length];
        double[] squares = new double[means.length];
        for (int row = 0; row < rows; row++) {
            float[] prediction = predictions[row];
            float[] label = labels[row];
            double weight = weights[row];
            for (int bracket = 0; bracket < means.length; bracket++) {
                double mean = means[bracket];
                double x = prediction[bracket] - mean;
                double weighted = weight * x;
                products[bracket] += weighted * (label[bracket] - mean);
                squares[bracket] += weighted * x;
            }
        }
        double[] slopes = new double[means.length];
        for (int bracket = 0; bracket < means.length; bracket++) {
            slopes[bracket] = slope(products[bracket], squares[bracket]);
        }
        return slopes;
    }

    private double chosenSlope(float[][] predictions, Calibration byBracket) {
        BracketSelector selector = new BracketSelector(grid, costs, byBracket);
        double products = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            int chosen = selector.select(predictions[row], 0, sigmas[row]);
            if (chosen != Prediction.NONE) {
                double mean = byBracket.means().get(chosen);
                double x = byBracket.byBracket(chosen, predictions[row][chosen]) - mean;
                double weighted = weights[row] * x;
                products += weighted * (labels[row][chosen] - mean);
                squares += weighted * x;
            }
        }
        return slope(products, squares);
    }

    /** A weighted slope through the origin, clipped. */
    private static double slope(double products, double squares) {
        return squares > 0 ? Math.max(0, Math.min(1, products / squares)) : 0;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
