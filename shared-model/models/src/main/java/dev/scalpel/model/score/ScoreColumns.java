package dev.scalpel.model.score;

import java.util.Arrays;

/** Scores of the rows of a series, and what was frozen at the start of each of its days. Nobody may change the arrays. */
public final class ScoreColumns {

    private final double[] score;
    private final double[] sigma;
    private final int[] dayBegins;
    private final double[] threshold;
    private final double[] slope;
    private final double[] variance;

    /**
     * The arrays are not copied.
     *
     * @param score by row; NaN where none was issued
     * @param sigma by row; NaN where it is not known
     * @param dayBegins of each day the first row, and after the last day the number of rows
     * @param threshold by day; infinite where too few scores were known
     * @param slope by day; NaN where no trade had matured
     * @param variance by day; NaN where no trade had matured
     */
    public ScoreColumns(
            double[] score, double[] sigma, int[] dayBegins, double[] threshold, double[] slope, double[] variance) {
        int days = dayBegins.length - 1;
        if (score.length != sigma.length || days < 0 || dayBegins[days] != score.length) {
            throw new IllegalArgumentException("scores, units and the ends of the days must have as many rows: "
                    + score.length + ", " + sigma.length + ", " + days + " days");
        }
        if (threshold.length != days || slope.length != days || variance.length != days) {
            throw new IllegalArgumentException("each of " + days + " days needs threshold, slope and variance: "
                    + threshold.length + ", " + slope.length + ", " + variance.length);
        }
        this.score = score;
        this.sigma = sigma;
        this.dayBegins = dayBegins;
        this.threshold = threshold;
        this.slope = slope;
        this.variance = variance;
    }

    public double[] score() {
        return score;
    }

    public double[] sigma() {
        return sigma;
    }

    public int[] dayBegins() {
        return dayBegins;
    }

    public double[] threshold() {
        return threshold;
    }

    public double[] slope() {
        return slope;
    }

    public double[] variance() {
        return variance;
    }

    /** The calibrated gross return of an entry at a row: its day's slope times the absolute score. */
    public double expectedGross(int row) {
        return slope[dayOf(row)] * Math.abs(score[row]);
    }

    /** The rows in {@code [from, to)} alone, numbered from 0. */
    public ScoreColumns between(int from, int to) {
        int first = dayOf(from);
        int last = to > from ? dayOf(to - 1) : first;
        int days = Math.min(last - first + 1, threshold.length);
        int[] begins = new int[days + 1];
        for (int day = 1; day < days; day++) {
            begins[day] = dayBegins[first + day] - from;
        }
        begins[days] = to - from;
        return new ScoreColumns(
                Arrays.copyOfRange(score, from, to),
                Arrays.copyOfRange(sigma, from, to),
                begins,
                Arrays.copyOfRange(threshold, first, first + days),
                Arrays.copyOfRange(slope, first, first + days),
                Arrays.copyOfRange(variance, first, first + days));
    }

    /** The number of the day that contains this row. */
    int dayOf(int row) {
        int last = threshold.length - 1;
        // Days have about as many rows each, so the guess is hardly ever off by more than one.
        int day = (int) Math.max(0, Math.min(last, (long) row * threshold.length / Math.max(1, score.length)));
        while (day > 0 && dayBegins[day] > row) {
            day--;
        }
        while (day < last && dayBegins[day + 1] <= row) {
            day++;
        }
        return day;
    }
}
