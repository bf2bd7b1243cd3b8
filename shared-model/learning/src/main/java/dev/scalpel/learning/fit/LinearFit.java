package dev.scalpel.learning.fit;

import dev.scalpel.model.network.NetworkLayer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The linear map of the network in closed form: weighted least squares with a penalty on the weights, not on the
 * biases. The sums over the rows are computed once; each penalty then needs one small solve.
 */
public final class LinearFit {

    /** Keeps the system regular when two inputs are equal. */
    private static final double MIN_PENALTY = 1e-6;

    private final int inputs;
    private final int targets;
    private final double[][] gram;
    private final double[][] moments;
    private double total;

    private LinearFit(int inputs, int targets) {
        this.inputs = inputs;
        this.targets = targets;
        this.gram = new double[inputs + 1][inputs + 1];
        this.moments = new double[inputs + 1][targets];
    }

    /** Accumulates all rows. */
    public static LinearFit of(TrainingRows rows) {
        LinearFit fit = new LinearFit(rows.inputsPerRow(), rows.targetsPerRow());
        RowBuffer buffer = new RowBuffer(fit.inputs, fit.targets);
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.weights()[row] > 0) {
                fit.total += rows.weights()[row];
                buffer.add(rows, row);
                if (buffer.isFull()) {
                    fit.add(buffer);
                    buffer.clear();
                }
            }
        }
        fit.add(buffer);
        return fit;
    }

    /**
     * @param penalty in mean squares of a normalised input: 1 halves the weight of a single input
     * @return all zeros when there was no row
     */
    public NetworkLayer solve(double penalty) {
        if (!(penalty >= 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("penalty must be 0 or more: " + penalty);
        }
        if (total == 0) {
            return NetworkLayer.zero(inputs, targets);
        }
        double[][] system = new double[inputs + 1][inputs + 1];
        for (int i = 0; i <= inputs; i++) {
            for (int j = 0; j <= i; j++) {
                system[i][j] = gram[i][j];
                system[j][i] = gram[i][j];
            }
        }
        for (int i = 0; i < inputs; i++) {
            system[i][i] += (penalty + MIN_PENALTY) * total;
        }
        RealMatrix solution = new CholeskyDecomposition(new Array2DRowRealMatrix(system, false), 1e-9, 1e-14)
                .getSolver()
                .solve(new Array2DRowRealMatrix(moments, false));
        return layer(solution);
    }

    /**
     * Adds to the lower half of the Gram matrix and to the products with the targets. Rows are added in order, but each
     * sum is loaded and stored once per four rows.
     */
    private void add(RowBuffer rows) {
        double[][] x = rows.x;
        for (int i = 0; i <= inputs; i++) {
            double weighted0 = rows.weights[0] * x[0][i];
            double weighted1 = rows.weights[1] * x[1][i];
            double weighted2 = rows.weights[2] * x[2][i];
            double weighted3 = rows.weights[3] * x[3][i];
            addTo(gram[i], i + 1, x, weighted0, weighted1, weighted2, weighted3);
            addTo(moments[i], targets, rows.y, weighted0, weighted1, weighted2, weighted3);
        }
    }

    private static void addTo(
            double[] sums, int length, double[][] values, double w0, double w1, double w2, double w3) {
        double[] values0 = values[0];
        double[] values1 = values[1];
        double[] values2 = values[2];
        double[] values3 = values[3];
        for (int j = 0; j < length; j++) {
            sums[j] = sums[j] + w0 * values0[j] + w1 * values1[j] + w2 * values2[j] + w3 * values3[j];
        }
    }

    private NetworkLayer layer(RealMatrix solution) {
        float[] weights = new float[inputs * targets];
        float[] biases = new float[targets];
        for (int target = 0; target < targets; target++) {
            for (int input = 0; input < inputs; input++) {
                weights[target * inputs + input] = (float) solution.getEntry(input, target);
            }
            biases[target] = (float) solution.getEntry(inputs, target);
        }
        return new NetworkLayer(inputs, targets, weights, biases);
    }
}
