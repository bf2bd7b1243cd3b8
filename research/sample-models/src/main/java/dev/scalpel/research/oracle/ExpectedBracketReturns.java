package dev.scalpel.research.oracle;

import dev.scalpel.research.synthetic.KnownDrift;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.trading.BracketGrid;
import java.util.Arrays;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * The expected return of each bracket given the edge's signal: mean gross return in σ as a cubic of the signal, fitted
 * to the simulator's labels. A short bracket mirrors the long one, so both are fitted together.
 */
final class ExpectedBracketReturns {

    private static final int TERMS = 4;

    private final BracketGrid grid;
    private final double[][] coefficients;

    private ExpectedBracketReturns(BracketGrid grid, double[][] coefficients) {
        this.grid = grid;
        this.coefficients = coefficients;
    }

    /** Expected gross return in σ. */
    double gross(int bracket, double signal) {
        double[] c = coefficients[bracket % grid.perSide()];
        double s = signal * grid.bracket(bracket).side().sign();
        return c[0] + s * (c[1] + s * (c[2] + s * c[3]));
    }

    /** Collects labelled rows, then fits. */
    static final class Fit {

        private final BracketGrid grid;
        private final double[][] powers;
        private final double[][] products;

        Fit(BracketGrid grid) {
            this.grid = grid;
            powers = new double[grid.perSide()][2 * TERMS - 1];
            products = new double[grid.perSide()][TERMS];
        }

        /** @param labels without fees and slippage */
        void add(LabelMatrix labels, double[] sigma, KnownDrift drift) {
            for (int row = 0; row < labels.rows(); row++) {
                for (int bracket = 0; bracket < grid.size(); bracket++) {
                    if (labels.outcome(row, bracket).isResolved()) {
                        int side = bracket / grid.perSide();
                        double signal =
                                drift.signal(row) * grid.sides().get(side).sign();
                        add(bracket % grid.perSide(), signal, labels.netReturn(row, bracket) / sigma[row]);
                    }
                }
            }
        }

        ExpectedBracketReturns solve() {
            double[][] coefficients = new double[grid.perSide()][];
            Arrays.setAll(coefficients, this::solve);
            return new ExpectedBracketReturns(grid, coefficients);
        }

        private void add(int bracket, double signal, double gross) {
            double power = 1;
            for (int i = 0; i < 2 * TERMS - 1; i++) {
                powers[bracket][i] += power;
                if (i < TERMS) {
                    products[bracket][i] += power * gross;
                }
                power *= signal;
            }
        }

        private double[] solve(int bracket) {
            double[][] normal = new double[TERMS][TERMS];
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    normal[i][j] = powers[bracket][i + j];
                }
            }
            return new LUDecomposition(MatrixUtils.createRealMatrix(normal))
                    .getSolver()
                    .solve(new ArrayRealVector(products[bracket]))
                    .toArray();
        }
    }
}
