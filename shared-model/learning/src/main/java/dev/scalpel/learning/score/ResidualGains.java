package dev.scalpel.learning.score;

import dev.scalpel.model.UpdateReview;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * By how much the networks have reduced the squared error of each day that none of them had seen, by horizon, and whether
 * that is enough to use one.
 */
final class ResidualGains {

    private final ResidualProcedure procedure;
    private final List<Integer> horizons;
    /** By horizon and day, as a share of the map's squared error; NaN where there was no network. */
    private final double[][] gains;

    ResidualGains(ResidualProcedure procedure, List<Integer> horizons, int days) {
        this.procedure = procedure;
        this.horizons = horizons;
        gains = new double[horizons.size()][days];
        for (double[] byDay : gains) {
            Arrays.fill(byDay, Double.NaN);
        }
    }

    void set(int horizon, int day, double gain) {
        gains[horizon][day] = gain;
    }

    /** Mean and standard error over the days before one. */
    record Gain(int days, double mean, double error) {}

    /** @param end the first day whose labels are not all known on the day that decides */
    Gain before(int horizon, int end) {
        double[] known = IntStream.range(
                        Math.max(0, end - procedure.reviewDays()), Math.min(end, gains[horizon].length))
                .mapToDouble(day -> gains[horizon][day])
                .filter(Double::isFinite)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares =
                Arrays.stream(known).map(gain -> (gain - mean) * (gain - mean)).sum();
        double error = known.length < 2 ? 0 : Math.sqrt(squares / (known.length - 1) / known.length);
        return new Gain(known.length, mean, error);
    }

    boolean sufficient(Gain gain) {
        return gain.days() >= procedure.minReviewDays() && gain.mean() > procedure.margin() * gain.error();
    }

    /**
     * The decision for some horizons, for a manifest.
     *
     * @param networks that were fitted
     * @param missing that could not be fitted in time
     * @param present whether there is one to be used
     */
    UpdateReview review(List<Integer> chosen, int end, int networks, int missing, boolean present) {
        boolean any = false;
        Map<String, Double> figures = new LinkedHashMap<>();
        StringBuilder words = new StringBuilder();
        figures.put("networks", (double) networks);
        figures.put("networksMissing", (double) missing);
        figures.put("margin", procedure.margin());
        for (int horizon : chosen) {
            Gain gain = before(horizons.indexOf(horizon), end);
            boolean used = missing == 0 && present && sufficient(gain);
            any |= used;
            figures.put("days", (double) gain.days());
            figures.put("gain" + horizon, gain.mean());
            figures.put("standardError" + horizon, gain.error());
            words.append(words.length() == 0 ? "" : "; ").append(words(horizon, gain, used, missing, present));
        }
        return new UpdateReview(any, words.toString(), figures);
    }

    private String words(int horizon, Gain gain, boolean used, int missing, boolean present) {
        if (missing > 0) {
            return "the linear map alone: " + missing + " networks of past weeks are not fitted yet";
        }
        if (!present) {
            return "the linear map alone: there are too few days to fit a network";
        }
        if (gain.days() < procedure.minReviewDays()) {
            return "the linear map alone: networks have predicted " + gain.days() + " days that they had not seen, "
                    + procedure.minReviewDays() + " are needed";
        }
        return String.format(
                Locale.ROOT,
                "%s: over %d days the network changed the squared error at %d minutes by %.4f %% ± %.4f %%, needed is a"
                        + " reduction of %s standard errors",
                used ? "linear map and network" : "the linear map alone",
                gain.days(),
                horizon,
                -100 * gain.mean(),
                100 * gain.error(),
                procedure.margin());
    }
}
