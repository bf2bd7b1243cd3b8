package dev.scalpel.portfolio.filter;

import dev.scalpel.statistics.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Whether the model's filter has helped a strategy, on the strategy's own past entries. It is compared with entries of the same
 * mean size that were not chosen: a filter that only trades less of a strategy that loses has no advantage. Days are what is
 * resampled, because the entries of one day share its market.
 *
 * <p>A vetoed trade is left out of the history as it is; a signal that the strategy would have entered by instead, because it
 * was flat, is not looked for.
 */
public final class FilterEvidence {

    /**
     * An advantage of a quarter of a day's standard deviation is distinguished from chance with 5 % error and 80 % power by
     * {@code ((1.645 + 0.842) / 0.25)² = 99} days.
     */
    public static final int MIN_DAYS = 100;

    /** With fewer the comparison rests on a handful of trades, whatever the number of days. */
    public static final int MIN_CHANGED = 30;

    private static final double LEVEL = 0.9;
    private static final long SEED = 20240810;

    private FilterEvidence() {}

    /**
     * @param history in any sequence
     * @param learnedUntil end of the bars that the model has learned from, epoch milliseconds: earlier entries prove nothing
     */
    public static FilterVerdict of(FilterRule rule, List<PastEntry> history, long learnedUntil) {
        List<PastEntry> unseen =
                history.stream().filter(entry -> entry.time() >= learnedUntil).toList();
        List<Double> sizes = unseen.stream().map(entry -> size(rule, entry)).toList();
        double meanSize =
                sizes.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        Map<Long, double[]> days = new TreeMap<>();
        for (int i = 0; i < unseen.size(); i++) {
            double result = unseen.get(i).netReturn();
            double size = sizes.get(i);
            double[] sums = days.computeIfAbsent(
                    TimeUnit.MILLISECONDS.toDays(unseen.get(i).time()), day -> new double[3]);
            sums[0] += result;
            sums[1] += size * result;
            sums[2] += (size - meanSize) * result;
        }
        List<double[]> byDay = new ArrayList<>(days.values());
        double[] advantages = byDay.stream().mapToDouble(sums -> sums[2]).toArray();
        int changed = (int) sizes.stream().filter(size -> size < 1).count();
        boolean enough = byDay.size() >= MIN_DAYS && changed >= MIN_CHANGED;
        FilterFigures figures = new FilterFigures(
                unseen.size(),
                byDay.size(),
                changed,
                meanSize,
                mean(byDay, 0),
                mean(byDay, 1),
                mean(byDay, 2),
                enough ? low(advantages) : Double.NaN);
        return verdict(figures);
    }

    private static double size(FilterRule rule, PastEntry entry) {
        return rule.opinion(entry.probability()) instanceof EntryOpinion.Allowed allowed
                ? allowed.size().doubleValue()
                : 0;
    }

    private static double mean(List<double[]> byDay, int sum) {
        return byDay.stream().mapToDouble(sums -> sums[sum]).average().orElse(0);
    }

    private static double low(double[] advantages) {
        return StationaryBootstrap.withDefaults(advantages.length, SEED)
                .interval(advantages, sample -> Arrays.stream(sample).average().orElse(0), LEVEL)
                .low();
    }

    private static FilterVerdict verdict(FilterFigures figures) {
        if (figures.days() < MIN_DAYS) {
            return new FilterVerdict.Refused(
                    "the strategy's history has " + figures.days() + " days with entries that the model has not learned"
                            + " from; " + MIN_DAYS
                            + " are needed to distinguish an advantage of a quarter of a day's standard"
                            + " deviation from chance",
                    figures);
        }
        if (figures.changed() < MIN_CHANGED) {
            return new FilterVerdict.Refused(
                    "the filter would have changed " + figures.changed() + " of " + figures.entries() + " entries; "
                            + MIN_CHANGED + " are needed for a comparison",
                    figures);
        }
        return figures.low() > 0
                ? new FilterVerdict.Adopted(figures)
                : new FilterVerdict.Refused(
                        String.format(
                                Locale.ROOT,
                                "the filter chose no better than chance: advantage per day %.6f, 5 %% quantile %.6f",
                                figures.advantage(),
                                figures.low()),
                        figures);
    }
}
