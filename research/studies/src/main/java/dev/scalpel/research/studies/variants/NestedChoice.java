package dev.scalpel.research.studies.variants;

import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TradeFigures;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses, before each month, the setting with the highest t-value over the trades that had ended by then, and trades it
 * for the month: what a choice among settings is worth without hindsight.
 *
 * @param chosen by month
 * @param trades of the chosen settings, entered in their months
 */
record NestedChoice(Map<String, String> chosen, List<StudyTrade> trades) {

    /**
     * @param bySetting trades of each setting, some from before the first month
     * @param first month that is traded
     * @param last month that is traded
     */
    static NestedChoice of(Map<String, List<StudyTrade>> bySetting, YearMonth first, YearMonth last) {
        Map<String, String> chosen = new LinkedHashMap<>();
        List<StudyTrade> trades = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth now = month;
            String best = best(bySetting, start(month));
            chosen.put(month.toString(), best);
            bySetting.getOrDefault(best, List.of()).stream()
                    .filter(each -> monthOf(each).equals(now))
                    .forEach(trades::add);
        }
        return new NestedChoice(chosen, trades);
    }

    /** The first by name where nothing is known. */
    private static String best(Map<String, List<StudyTrade>> bySetting, long before) {
        String best = "";
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, List<StudyTrade>> setting : new TreeMap<>(bySetting).entrySet()) {
            double t = TradeFigures.of(setting.getValue().stream()
                            .filter(each -> each.trade().exitTime() < before)
                            .toList())
                    .tValue()
                    .orElse(Double.NEGATIVE_INFINITY);
            if (best.isEmpty() || t > highest) {
                best = setting.getKey();
                highest = t;
            }
        }
        return best;
    }

    private static YearMonth monthOf(StudyTrade trade) {
        return YearMonth.from(
                Instant.ofEpochMilli(trade.trade().position().entryTime()).atZone(ZoneOffset.UTC));
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
