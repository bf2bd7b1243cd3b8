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
    private float[][] predictions = new float[INITIAL_ROWS][];
    private float[][] labels = new float[INITIAL_ROWS][];
    private double[] sigmas = new double[INITIAL_ROWS];
    private double[] weights = new double[INITIAL_ROWS];
    private int rows;

    public CalibrationFit(BracketGrid grid, Costs costs) {
        this.grid = grid;
        this.costs = costs;
    }

    /**
     * Adds one row. The arrays are not copied.
     *
     * @param prediction of each bracket, in units of σ
     * @param label of each bracket, in the same units
     * @param weight by label uniqueness
     */
    public void add(float[] prediction, float[] label, double sigma, double weight) {
        if (rows == weights.length) {
            predictions = Arrays.copyOf(predictions, 2 * rows);
            labels = Arrays.copyOf(labels, 2 * rows);
            sigmas = Arrays.copyOf(sigmas, 2 * rows);
            weights = Arrays.copyOf(weights, 2 * rows);
        }
        predictions[rows] = prediction;
        labels[rows] = label;
        sigmas[rows] = sigma;
        weights[rows] = weight;
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** Without rows all slopes are 0. */
    public Calibration fit() {
        double[] means = meanLabels();
        Calibration byBracket = new Calibration(boxed(means), boxed(slopes(means)), 1);
        return byBracket.withChosenSlope(chosenSlope(byBracket));
    }

    /** Row by row, with all brackets of a row together: each array is read once, in order. */
    private double[] meanLabels() {
        double[] means = new double[grid.size()];
        double total = 0;
        for (int row = 0; row < rows; row++) {
            float[] label = labels[row];
            double weight = weights[row];
            for (int bracket = 0; bracket < means.length; bracket++) {
                means[bracket] += weight * label[bracket];
            }
            total += weight;
        }
        for (int bracket = 0; bracket < means.length; bracket++) {
            means[bracket] = total > 0 ? means[bracket] / total : 0;
        }
        return means;
    }

    private double[] slopes(double[] means) {
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

    private double chosenSlope(Calibration byBracket) {
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
