package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import dev.scalpel.trading.StandAsideReason;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the data was whole and whether every minute was decided on.
 *
 * @param minutes of the period
 * @param bars stored
 * @param gaps runs of minutes without a bar, the longest first
 * @param quietBars bars in which nothing was traded
 * @param refused what the venue told as bars and was none
 * @param decided minutes with a decision
 * @param undecided minutes with a bar and without a decision, counted from the first decision on
 * @param late decisions that found their bar too old to enter
 * @param reasons how many minutes had which outcome, the most frequent first
 */
public record DataQuality(
        long minutes,
        int bars,
        List<Gap> gaps,
        int quietBars,
        List<InvalidBar> refused,
        int decided,
        int undecided,
        int late,
        Map<String, Integer> reasons) {

    public DataQuality {
        gaps = List.copyOf(gaps);
        refused = List.copyOf(refused);
    }

    public static DataQuality of(SymbolRecords book) {
        BarSeries bars = book.periodBars();
        int quiet = 0;
        for (int row = 0; row < bars.size(); row++) {
            quiet += bars.volume(row) == 0 ? 1 : 0;
        }
        Map<String, Integer> reasons = reasons(book.decisions());
        return new DataQuality(
                book.period().minutes(),
                bars.size(),
                bars.gapsWithin(book.period().fromMillis(), book.period().toMillis()).stream()
                        .sorted(Comparator.comparingLong(Gap::minutes).reversed())
                        .toList(),
                quiet,
                book.refusedBars(),
                book.decisions().size(),
                undecided(bars, book.decisions()),
                reasons.getOrDefault(StandAsideReason.STALE_BAR.name(), 0),
                reasons);
    }

    public long missingMinutes() {
        return gaps.stream().mapToLong(Gap::minutes).sum();
    }

    /** The last minute's decision may still be on its way to the ledger. */
    private static int undecided(BarSeries bars, List<DecisionRow> decisions) {
        if (decisions.isEmpty() || bars.isEmpty()) {
            return 0;
        }
        int undecided = 0;
        int next = 0;
        for (int row = bars.firstRowFrom(decisions.get(0).bar()); row < bars.size() - 1; row++) {
            while (next < decisions.size() && decisions.get(next).bar() < bars.openTime(row)) {
                next++;
            }
            boolean decided = next < decisions.size() && decisions.get(next).bar() == bars.openTime(row);
            undecided += decided ? 0 : 1;
        }
        return undecided;
    }

    private static Map<String, Integer> reasons(List<DecisionRow> decisions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        decisions.stream()
                .collect(Collectors.groupingBy(DecisionRow::reason, Collectors.summingInt(row -> 1)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
