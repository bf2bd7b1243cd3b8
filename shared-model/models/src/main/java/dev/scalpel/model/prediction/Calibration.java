package dev.scalpel.model.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shrinks predictions towards their bracket's mean, because the best of many noisy estimates is far too optimistic:
 * first by a slope per bracket, then by one for whichever bracket is chosen.
 *
 * <p>With the prediction {@code p} of bracket {@code b}, its mean label {@code m} and the slopes {@code s} of the
 * bracket and {@code c} of the choice, all in units of σ: {@code m + c·s·(p − m)}. With a slope of 0 a bracket is worth
 * its mean label, which includes costs.
 *
 * @param means mean label of each bracket, in units of σ
 * @param slopes of each bracket, in [0, 1]
 * @param chosenSlope in [0, 1]
 */
public record Calibration(List<Double> means, List<Double> slopes, double chosenSlope) {

    public Calibration {
        means = List.copyOf(means);
        slopes = List.copyOf(slopes);
        if (means.size() != slopes.size()) {
            throw new IllegalArgumentException(
                    "there must be as many means as slopes: " + means.size() + " and " + slopes.size());
        }
        slopes.forEach(slope -> requireShare("slope", slope));
        requireShare("chosenSlope", chosenSlope);
        if (means.stream().anyMatch(mean -> !Double.isFinite(mean))) {
            throw new IllegalArgumentException("means must be finite: " + means);
        }
    }

    /** Leaves every prediction as it is. */
    public static Calibration none(int brackets) {
        Double[] zeros = new Double[brackets];
        Double[] ones = new Double[brackets];
        Arrays.fill(zeros, 0.0);
        Arrays.fill(ones, 1.0);
        return new Calibration(List.of(zeros), List.of(ones), 1);
    }

    /** The prediction after its bracket's slope, in units of σ; brackets are compared by it. */
    public double byBracket(int bracket, double prediction) {
        return shrunk(means.get(bracket), slopes.get(bracket), prediction);
    }

    /** The same for the chosen bracket, after both slopes. */
    public double ofChosen(int bracket, double prediction) {
        return shrunk(means.get(bracket), chosenSlope * slopes.get(bracket), prediction);
    }

    static double shrunk(double mean, double slope, double prediction) {
        return mean + slope * (prediction - mean);
    }

    /** This calibration with another slope of the choice. */
    public Calibration withChosenSlope(double slope) {
        return new Calibration(means, slopes, slope);
    }

    /**
     * This calibration blended with one fitted to newer predictions.
     *
     * @param share of the newer one, in [0, 1]
     */
    public Calibration towards(Calibration newer, double share) {
        requireShare("share", share);
        return new Calibration(
                between(means, newer.means, share),
                between(slopes, newer.slopes, share),
                chosenSlope + share * (newer.chosenSlope - chosenSlope));
    }

    private static List<Double> between(List<Double> old, List<Double> newer, double share) {
        return IntStream.range(0, old.size())
                .mapToObj(i -> old.get(i) + share * (newer.get(i) - old.get(i)))
                .toList();
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1]: " + value);
        }
    }
}
