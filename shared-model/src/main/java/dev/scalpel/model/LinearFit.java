package dev.scalpel.model;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The linear map of the network in closed form: weighted least squares with a penalty on the weights, not on the biases.
 * Where there is little to learn, nothing learns it more reliably. The sums over the rows are taken once; each penalty
 * then costs one small solution.
 */
public final class LinearFit {

    /** Keeps two equal inputs from making the system singular. */
    private static final double LEAST_PENALTY = 1e-6;

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

    /** Sums up all rows. */
    public static LinearFit of(TrainingRows rows) {
        LinearFit fit = new LinearFit(rows.inputsPerRow(), rows.targetsPerRow());
        double[] x = new double[fit.inputs + 1];
        x[fit.inputs] = 1;
        for (int row = 0; row < rows.rows(); row++) {
            double weight = rows.weights()[row];
            if (weight > 0) {
                for (int i = 0; i < fit.inputs; i++) {
                    x[i] = rows.inputs()[row * fit.inputs + i];
                }
                fit.add(x, weight, rows.targets(), row * fit.targets);
            }
        }
        return fit;
    }

    /**
     * @param penalty in mean squares of a normalised input: 1 draws a lone input's weight half of the way to zero
     * @return all zeros when there was no row
     */
    public NetworkParameters.Layer solve(double penalty) {
        if (!(penalty >= 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("penalty must be 0 or more: " + penalty);
        }
        if (total == 0) {
            return NetworkParameters.Layer.zero(inputs, targets);
        }
        double[][] system = new double[inputs + 1][inputs + 1];
        for (int i = 0; i <= inputs; i++) {
            for (int j = 0; j <= i; j++) {
                system[i][j] = gram[i][j];
                system[j][i] = gram[i][j];
            }
        }
        for (int i = 0; i < inputs; i++) {
            system[i][i] += (penalty + LEAST_PENALTY) * total;
        }
        RealMatrix solution = new CholeskyDecomposition(new Array2DRowRealMatrix(system, false), 1e-9, 1e-14)
                .getSolver()
                .solve(new Array2DRowRealMatrix(moments, false));
        return layer(solution);
    }

    /** The lower half of the Gram matrix, and the products with the targets. */
    private void add(double[] x, double weight, float[] values, int at) {
        total += weight;
        for (int i = 0; i < x.length; i++) {
            double weighted = weight * x[i];
            if (weighted == 0) {
                continue;
            }
            double[] gramRow = gram[i];
            for (int j = 0; j <= i; j++) {
                gramRow[j] += weighted * x[j];
            }
            double[] momentRow = moments[i];
            for (int target = 0; target < targets; target++) {
                momentRow[target] += weighted * values[at + target];
            }
        }
    }

    private NetworkParameters.Layer layer(RealMatrix solution) {
        float[] weights = new float[inputs * targets];
        float[] biases = new float[targets];
        for (int target = 0; target < targets; target++) {
            for (int input = 0; input < inputs; input++) {
                weights[target * inputs + input] = (float) solution.getEntry(input, target);
            }
            biases[target] = (float) solution.getEntry(inputs, target);
        }
        return new NetworkParameters.Layer(inputs, targets, weights, biases);
    }
}
