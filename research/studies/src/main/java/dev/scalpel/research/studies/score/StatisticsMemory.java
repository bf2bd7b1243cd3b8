package dev.scalpel.research.studies.score;

import dev.scalpel.learning.score.DayStatistics;
import dev.scalpel.learning.score.DayStatisticsCache;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The statistics of a pair's days, in memory: several walks of a study read the same days. */
public final class StatisticsMemory implements DayStatisticsCache {

    private final Map<Long, DayStatistics> days = new ConcurrentHashMap<>();

    @Override
    public @Nullable DayStatistics find(long epochDay) {
        return days.get(epochDay);
    }

    @Override
    public void computed(DayStatistics day) {
        days.put(day.day(), day);
    }

    /** Adds a day to what is known of it, such as that of another pair. */
    void add(DayStatistics day) {
        days.merge(day.day(), day, DayStatistics::plus);
    }

    Collection<DayStatistics> all() {
        return days.values();
    }

    /** The same days seen in another way, such as with fewer inputs. What is computed is not kept. */
    DayStatisticsCache seenAs(UnaryOperator<DayStatistics> view) {
        return new DayStatisticsCache() {

            @Override
            public @Nullable DayStatistics find(long epochDay) {
                DayStatistics day = days.get(epochDay);
                return day == null ? null : view.apply(day);
            }

            @Override
            public void computed(DayStatistics day) {}
        };
    }
}
