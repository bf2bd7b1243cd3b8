package dev.scalpel.research.studies.score;

import dev.scalpel.learning.score.DayStatisticsCache;
import java.util.List;
import java.util.function.UnaryOperator;

/** The statistics of the days of several pairs, added up: a fit on them is one model for all. */
public final class SharedStatistics {

    private final StatisticsMemory sums;

    private SharedStatistics(StatisticsMemory sums) {
        this.sums = sums;
    }

    /** @param names features that all pairs have, in their order */
    public static SharedStatistics of(List<PairWalks> pairs, List<String> names) {
        StatisticsMemory sums = new StatisticsMemory();
        for (PairWalks pair : pairs) {
            pair.days(names).forEach(sums::add);
        }
        return new SharedStatistics(sums);
    }

    public DayStatisticsCache cache() {
        return sums.seenAs(UnaryOperator.identity());
    }
}
