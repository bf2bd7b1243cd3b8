package dev.scalpel.training.daily;

import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a night's candidate must show, besides its procedure's licence, before it follows the champion: nothing that proves
 * an edge, but that this model was made as the procedure usually makes them.
 *
 * @param figures by name, in order; undefined ones are left out
 * @param flaws in words; none if it may follow
 */
record CandidateChecks(Map<String, Double> figures, List<String> flaws) {

    static final CandidateChecks NONE = new CandidateChecks(Map.of(), List.of());

    /** Of earlier nights, without which a correlation is not judged. */
    static final int MIN_NIGHTS = 20;
    /** Most nights that are remembered. */
    static final int MAX_NIGHTS = 60;

    private static final double LOW = 0.1;

    CandidateChecks {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        flaws = List.copyOf(flaws);
    }

    /**
     * Checks the results on the days that judge a model.
     *
     * @param calibration gross return per unit of score, or the share of a promise that was kept; must be above 0
     * @param delayedNet net return where each entry comes one bar later
     * @param correlation of score and return
     * @param earlier correlations of earlier nights
     */
    static CandidateChecks of(
            Map<String, Double> shown,
            double calibration,
            double delayedNet,
            Statistic correlation,
            List<Double> earlier) {
        Map<String, Double> figures = new LinkedHashMap<>(shown);
        List<String> flaws = new ArrayList<>();
        if (!(calibration > 0)) {
            flaws.add("its calibration is not above 0: " + calibration);
        }
        figures.put("delayedNet", delayedNet);
        if (!(delayedNet > 0)) {
            flaws.add(String.format(Locale.ROOT, "net one bar later %+.3f %% <= 0", delayedNet * 100));
        }
        correlation.value().ifPresent(found -> {
            figures.put("correlation", found);
            if (earlier.size() >= MIN_NIGHTS && found < low(earlier)) {
                flaws.add(String.format(
                        Locale.ROOT,
                        "rank correlation %.3f is below the lowest tenth of the last %d nights, %.3f",
                        found,
                        earlier.size(),
                        low(earlier)));
            }
        });
        return new CandidateChecks(figures, flaws);
    }

    /** The newest correlations, this night's included. */
    static List<Double> remembered(List<Double> earlier, Statistic correlation) {
        List<Double> all = new ArrayList<>(earlier);
        correlation.value().ifPresent(all::add);
        return all.subList(Math.max(0, all.size() - MAX_NIGHTS), all.size());
    }

    private static double low(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) (LOW * sorted.length)];
    }

    String words() {
        return flaws.isEmpty() ? "its checks pass" : String.join("; ", flaws);
    }
}
