package dev.scalpel.model.score;

/**
 * Scores of the rows of a series, and what was frozen at the start of each of its days. The arrays are not copied; nobody
 * may change them.
 *
 * @param score by row; NaN where none was issued
 * @param sigma by row; NaN where it is not known
 * @param dayBegins of each day the first row, and after the last day the number of rows
 * @param threshold by day; infinite where too few scores were known
 * @param slope by day; NaN where no trade had matured
 * @param variance by day; NaN where no trade had matured
 */
public record ScoreColumns(
        double[] score, double[] sigma, int[] dayBegins, double[] threshold, double[] slope, double[] variance) {

    public ScoreColumns {
        int days = dayBegins.length - 1;
        if (score.length != sigma.length || days < 0 || dayBegins[days] != score.length) {
            throw new IllegalArgumentException("scores, units and the ends of the days must have as many rows: "
                    + score.length + ", " + sigma.length + ", " + days + " days");
        }
        if (threshold.length != days || slope.length != days || variance.length != days) {
            throw new IllegalArgumentException("each of " + days + " days needs threshold, slope and variance: "
                    + threshold.length + ", " + slope.length + ", " + variance.length);
        }
    }

    /** The number of the day that contains this row. */
    int dayOf(int row) {
        int low = 0;
        int high = dayBegins.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (dayBegins[middle] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
