package dev.scalpel.training.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.LabelMatrix;

/**
 * How much of a label is its own. With {@code c} the number of labels alive in a minute, a label weighs the mean over its
 * life of {@code 1/c}; a row weighs the mean of its brackets' labels, scaled so that the mean row weighs 1.
 */
public final class Uniqueness {

    private Uniqueness() {}

    /** One weight a row; 0 where not every bracket has a label. */
    public static float[] weights(BarSeries bars, LabelMatrix labels) {
        int rows = labels.rows();
        double[] sums = new double[rows];
        if (rows > 0) {
            int minutes = Math.toIntExact(Minutes.between(bars.firstOpenTime(), bars.lastOpenTime()) + 2);
            for (int bracket = 0; bracket < labels.grid().size(); bracket++) {
                addBracket(bars, labels, bracket, minutes, sums);
            }
        }
        double total = 0;
        int labelled = 0;
        for (double sum : sums) {
            total += sum;
            labelled += sum > 0 ? 1 : 0;
        }
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = (float) (sums[row] == 0 ? 0 : sums[row] / total * labelled);
        }
        return weights;
    }

    private static void addBracket(BarSeries bars, LabelMatrix labels, int bracket, int minutes, double[] sums) {
        int[] change = new int[minutes + 1];
        int[] first = new int[labels.rows()];
        int[] last = new int[labels.rows()];
        for (int row = 0; row < first.length; row++) {
            if (labels.isComplete(row)) {
                first[row] = Math.toIntExact(Minutes.between(bars.firstOpenTime(), labels.entryTime(row)));
                last[row] = first[row] + Math.toIntExact(labels.lifeMinutes(row, bracket));
                change[first[row]]++;
                change[last[row] + 1]--;
            }
        }
        double[] shareBefore = new double[minutes + 1];
        int alive = 0;
        for (int minute = 0; minute < minutes; minute++) {
            alive += change[minute];
            shareBefore[minute + 1] = shareBefore[minute] + (alive > 0 ? 1.0 / alive : 0);
        }
        for (int row = 0; row < first.length; row++) {
            if (labels.isComplete(row)) {
                int life = last[row] - first[row] + 1;
                sums[row] += (shareBefore[last[row] + 1] - shareBefore[first[row]]) / life;
            }
        }
    }
}
