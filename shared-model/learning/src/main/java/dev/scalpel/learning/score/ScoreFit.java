package dev.scalpel.learning.score;

import dev.scalpel.model.score.ScoreWeights;
import java.util.List;

/**
 * The linear map in closed form from the statistics of days: least squares with a penalty on the weights, not on the
 * constant. The days are added in their order, so the same days give the same bits, stored or computed.
 */
final class ScoreFit {

    /** In squares of a scaled input: keeps the system regular where an input does not vary. */
    private static final double MIN_VARIANCE = 1e-6;

    private ScoreFit() {}

    /**
     * @param days in order of time, at least one row among them
     * @param penalty for each row, in variances of the input over these days
     */
    static ScoreWeights of(List<DayStatistics> days, double penalty) {
        DayStatistics first = days.get(0);
        int inputs = first.inputs();
        double[] gram = new double[DayStatistics.packedLength(inputs)];
        double[] cross = new double[inputs * first.horizons().size()];
        long rows = 0;
        for (DayStatistics day : days) {
            day.addGramTo(gram);
            day.addCrossTo(cross);
            rows += day.rows();
        }
        if (rows == 0) {
            throw new IllegalArgumentException("a fit needs at least one row: none in " + days.size() + " days");
        }
        penalise(gram, inputs, rows, penalty);
        factorise(gram, inputs);
        double[][] weights = new double[first.horizons().size()][inputs];
        for (int horizon = 0; horizon < weights.length; horizon++) {
            System.arraycopy(cross, horizon * inputs, weights[horizon], 0, inputs);
            solve(gram, inputs, weights[horizon]);
        }
        return new ScoreWeights(first.horizons(), weights);
    }

    /** The constant is the last input: its row of the sums holds the sum of each input. */
    private static void penalise(double[] gram, int inputs, long rows, double penalty) {
        int sums = DayStatistics.packedLength(inputs - 1);
        for (int i = 0; i < inputs - 1; i++) {
            int diagonal = DayStatistics.packedLength(i) + i;
            double mean = gram[sums + i] / rows;
            double variance = Math.max(gram[diagonal] / rows - mean * mean, MIN_VARIANCE);
            gram[diagonal] += penalty * rows * variance;
        }
    }

    /** Cholesky in place: the lower triangle L with L·Lᵀ equal to the system. */
    private static void factorise(double[] packed, int size) {
        for (int i = 0; i < size; i++) {
            int rowI = DayStatistics.packedLength(i);
            for (int j = 0; j <= i; j++) {
                int rowJ = DayStatistics.packedLength(j);
                double sum = packed[rowI + j];
                for (int k = 0; k < j; k++) {
                    sum -= packed[rowI + k] * packed[rowJ + k];
                }
                if (j < i) {
                    packed[rowI + j] = sum / packed[rowJ + j];
                } else if (sum > 0) {
                    packed[rowI + i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("the system of the fit is not positive definite at input " + i);
                }
            }
        }
    }

    private static void solve(double[] factor, int size, double[] right) {
        for (int i = 0; i < size; i++) {
            int row = DayStatistics.packedLength(i);
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[row + k] * right[k];
            }
            right[i] = sum / factor[row + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double value = right[i] / factor[DayStatistics.packedLength(i) + i];
            right[i] = value;
            int row = DayStatistics.packedLength(i);
            for (int k = 0; k < i; k++) {
                right[k] -= factor[row + k] * value;
            }
        }
    }
}
