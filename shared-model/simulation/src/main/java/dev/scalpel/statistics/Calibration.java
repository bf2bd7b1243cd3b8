package dev.scalpel.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How well predicted probabilities match the outcomes.
 *
 * @param bins the bins with at least one prediction, ascending
 * @param brier mean squared difference of prediction and outcome: 0 is perfect, always predicting 0.5 gives 0.25
 * @param brierOfBaseRate the same for always predicting the observed share
 */
public record Calibration(List<Bin> bins, Statistic brier, Statistic brierOfBaseRate) {

    /**
     * Predictions in [from, to), the last bin's end included.
     *
     * @param predicted mean of the predictions
     * @param observed share of positive outcomes
     */
    public record Bin(double from, double to, int count, double predicted, double observed) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * @param predicted probabilities in [0, 1]
     * @param happened the outcome of each
     */
    public static Calibration of(double[] predicted, boolean[] happened, int binCount) {
        if (predicted.length != happened.length) {
            throw new IllegalArgumentException(
                    "each prediction needs its outcome: " + predicted.length + " and " + happened.length);
        }
        if (binCount < 1) {
            throw new IllegalArgumentException("binCount must be >= 1: " + binCount);
        }
        if (predicted.length == 0) {
            return new Calibration(
                    List.of(), Statistic.undefined("no predictions"), Statistic.undefined("no predictions"));
        }
        int[] count = new int[binCount];
        int[] hits = new int[binCount];
        double[] sum = new double[binCount];
        double squares = 0;
        int allHits = 0;
        for (int i = 0; i < predicted.length; i++) {
            double probability = requireProbability(predicted[i]);
            int bin = Math.min(binCount - 1, (int) (probability * binCount));
            int hit = happened[i] ? 1 : 0;
            count[bin]++;
            hits[bin] += hit;
            sum[bin] += probability;
            squares += (probability - hit) * (probability - hit);
            allHits += hit;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < binCount; bin++) {
            if (count[bin] > 0) {
                double width = 1.0 / binCount;
                bins.add(new Bin(
                        bin * width,
                        (bin + 1) * width,
                        count[bin],
                        sum[bin] / count[bin],
                        (double) hits[bin] / count[bin]));
            }
        }
        double baseRate = (double) allHits / predicted.length;
        return new Calibration(bins, Statistic.of(squares / predicted.length), Statistic.of(baseRate * (1 - baseRate)));
    }

    private static double requireProbability(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a probability must lie between 0 and 1: " + value);
        }
        return value;
    }
}
