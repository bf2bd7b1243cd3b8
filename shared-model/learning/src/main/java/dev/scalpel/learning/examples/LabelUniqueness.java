package dev.scalpel.learning.examples;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.LabelMatrix;

/**
 * Weights of overlapping labels. With {@code c} the number of labels alive in a minute, a label's weight is the mean of
 * {@code 1/c} over its life, scaled to a mean weight of 1.
 *
 * <p>Here a label lives for the maximum hold. Its actual end is an outcome: weighting by it would favour rows followed
 * by strong moves, and bias the fit towards continuation.
 */
public final class LabelUniqueness {

    private LabelUniqueness() {}

    /** One weight per row; 0 where not every bracket has a label. */
    public static float[] weights(BarSeries bars, LabelMatrix labels) {
        int rows = labels.rows();
        int life = labels.grid().holdMinutes() + 1;
        int minutes =
                rows == 0 ? 0 : Math.toIntExact(Minutes.between(bars.firstOpenTime(), bars.lastOpenTime()) + 1 + life);
        int[] change = new int[minutes + 1];
        int[] first = new int[rows];
        boolean[] complete = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            complete[row] = labels.isComplete(row);
            if (complete[row]) {
                first[row] = Math.toIntExact(Minutes.between(bars.firstOpenTime(), labels.entryTime(row)));
                change[first[row]]++;
                change[first[row] + life]--;
            }
        }
        double[] shareBefore = sharesBefore(change);
        double total = 0;
        int labelled = 0;
        double[] shares = new double[rows];
        for (int row = 0; row < rows; row++) {
            if (complete[row]) {
                shares[row] = shareBefore[first[row] + life] - shareBefore[first[row]];
                total += shares[row];
                labelled++;
            }
        }
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = (float) (shares[row] == 0 ? 0 : shares[row] / total * labelled);
        }
        return weights;
    }

    /** Cumulative sums of 1/c before each minute. */
    private static double[] sharesBefore(int[] change) {
        double[] before = new double[change.length + 1];
        int alive = 0;
        for (int minute = 0; minute < change.length; minute++) {
            alive += change[minute];
            before[minute + 1] = before[minute] + (alive > 0 ? 1.0 / alive : 0);
        }
        return before;
    }
}
