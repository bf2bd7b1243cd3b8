package dev.scalpel.portfolio.filter;

import dev.scalpel.statistics.StationaryBootstrap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Whether the model's filter has helped a strategy, on the strategy's own past entries. It is compared with entries of the same
 * mean size that were not chosen: a filter that only trades less of a strategy that loses has no advantage. Days are what is
 * resampled, because the entries of one day share its market.
 *
 * <p>It looks at the first {@value #MIN_DAYS} days with entries, then at the first 252, 504 and so on, with half the error each
 * time: however often it is called meanwhile, the answer is that of the last look, and all looks together err in at most 5 % of
 * all filters that know nothing.
 *
 * <p>A vetoed trade is left out of the history as it is; a signal that the strategy would have entered by instead, because it
 * was flat, is not looked for.
 */
public final class FilterEvidence {

    /**
     * An advantage of a quarter of a day's standard deviation is distinguished from chance with 2.5 % error and 80 % power by
     * {@code ((1.960 + 0.842) / 0.25)² = 126} days.
     */
    public static final int MIN_DAYS = 126;

    /** With fewer the comparison rests on a handful of trades, whatever the number of days. */
    public static final int MIN_CHANGED = 30;

    /** Of all looks together. */
    private static final double ERROR = 0.05;

    private static final int SHOWN_DIGITS = 6;
    private static final long SEED = 20240810;

    private FilterEvidence() {}

    /**
     * @param history in any sequence
     * @param learnedUntil end of the bars that the model has learned from, epoch milliseconds: earlier entries prove nothing
     */
    public static FilterVerdict of(FilterRule rule, List<PastEntry> history, long learnedUntil) {
        TreeMap<Long, List<PastEntry>> byDay = new TreeMap<>();
        history.stream()
                .filter(entry -> entry.time() >= learnedUntil)
                .forEach(entry -> byDay.computeIfAbsent(
                                TimeUnit.MILLISECONDS.toDays(entry.time()), day -> new ArrayList<>())
                        .add(entry));
        if (byDay.size() < MIN_DAYS) {
            return new FilterVerdict.Refused(
                    "the strategy's history has " + byDay.size() + " days with entries that the model has not learned"
                            + " from; " + MIN_DAYS
                            + " are needed to distinguish an advantage of a quarter of a day's standard"
                            + " deviation from chance",
                    figures(rule, List.copyOf(byDay.values()), Optional.empty()));
        }
        int days = MIN_DAYS;
        double error = ERROR / 2;
        while (2 * days <= byDay.size()) {
            days *= 2;
            error /= 2;
        }
        return verdict(figures(rule, byDay.values().stream().limit(days).toList(), Optional.of(error)), error);
    }

    /** @param error of the look; empty where there are too few days for one */
    private static FilterFigures figures(FilterRule rule, List<List<PastEntry>> byDay, Optional<Double> error) {
        List<PastEntry> entries = byDay.stream().flatMap(List::stream).toList();
        double[] sizes =
                entries.stream().mapToDouble(entry -> size(rule, entry)).toArray();
        double meanSize = Arrays.stream(sizes).average().orElse(1);
        int changed = (int) Arrays.stream(sizes).filter(size -> size < 1).count();
        double[] unfiltered = byDay.stream()
                .mapToDouble(
                        day -> day.stream().mapToDouble(PastEntry::netReturn).sum())
                .toArray();
        double[] filtered = byDay.stream()
                .mapToDouble(day -> day.stream()
                        .mapToDouble(entry -> size(rule, entry) * entry.netReturn())
                        .sum())
                .toArray();
        double[] advantages = new double[byDay.size()];
        Arrays.setAll(advantages, day -> filtered[day] - meanSize * unfiltered[day]);
        return new FilterFigures(
                entries.size(),
                byDay.size(),
                changed,
                meanSize,
                mean(unfiltered),
                mean(filtered),
                mean(advantages),
                changed < MIN_CHANGED
                        ? Double.NaN
                        : error.map(share -> low(advantages, share)).orElse(Double.NaN));
    }

    private static double size(FilterRule rule, PastEntry entry) {
        return rule.opinion(entry.probability()) instanceof EntryOpinion.Allowed allowed
                ? allowed.size().doubleValue()
                : 0;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double low(double[] advantages, double error) {
        return StationaryBootstrap.withDefaults(advantages.length, SEED)
                .interval(advantages, FilterEvidence::mean, 1 - 2 * error)
                .low();
    }

    private static FilterVerdict verdict(FilterFigures figures, double error) {
        if (figures.changed() < MIN_CHANGED) {
            return new FilterVerdict.Refused(
                    "the filter would have changed " + figures.changed() + " of " + figures.entries() + " entries; "
                            + MIN_CHANGED + " are needed for a comparison",
                    figures);
        }
        return figures.low() > 0
                ? new FilterVerdict.Adopted(figures)
                : new FilterVerdict.Refused(
                        "the filter chose no better than chance in the first " + figures.days()
                                + " days with entries: advantage per day " + shown(figures.advantage()) + ", "
                                + shown(100 * error) + " % quantile " + shown(figures.low())
                                + "; it is judged again at " + 2 * figures.days() + " days",
                        figures);
    }

    private static String shown(double value) {
        return BigDecimal.valueOf(value)
                .setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
