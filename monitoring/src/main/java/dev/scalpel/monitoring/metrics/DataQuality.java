package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.instrument.SessionMinutes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the data is complete and every minute has a decision.
 *
 * @param minutes of the period in which the instrument is traded
 * @param bars stored
 * @param gaps runs of those without a bar, longest first
 * @param quietBars bars without a trade
 * @param invalidBars rows from the venue that are not valid bars
 * @param decided minutes with a decision
 * @param undecided minutes with a bar and without a decision, counted from the first decision on
 * @param late decisions whose bar was too old to enter
 * @param reasons minutes by outcome, most frequent first
 */
public record DataQuality(
        long minutes,
        int bars,
        List<Gap> gaps,
        int quietBars,
        List<InvalidBar> invalidBars,
        int decided,
        int undecided,
        int late,
        Map<String, Integer> reasons) {

    public DataQuality {
        gaps = List.copyOf(gaps);
        invalidBars = List.copyOf(invalidBars);
    }

    /** @param session of the instrument: nothing is missing while it is not traded */
    public static DataQuality of(SymbolRecords records, SessionMinutes session) {
        BarSeries bars = records.periodBars();
        int quiet = 0;
        for (int row = 0; row < bars.size(); row++) {
            quiet += bars.volume(row) == 0 ? 1 : 0;
        }
        Map<String, Integer> reasons = reasons(records.decisions());
        return new DataQuality(
                session.count(records.period().fromMillis(), records.period().toMillis()),
                bars.size(),
                session
                        .open(bars.gapsWithin(
                                records.period().fromMillis(), records.period().toMillis()))
                        .stream()
                        .sorted(Comparator.comparingLong(Gap::minutes).reversed())
                        .toList(),
                quiet,
                records.invalidBars(),
                records.decisions().size(),
                undecided(bars, records.decisions()),
                reasons.getOrDefault(StandAsideReason.STALE_BAR.name(), 0),
                reasons);
    }

    public long missingMinutes() {
        return gaps.stream().mapToLong(Gap::minutes).sum();
    }

    /** The decision of the last minute may not be in the ledger yet. */
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
