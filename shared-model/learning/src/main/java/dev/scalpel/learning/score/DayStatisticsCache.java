package dev.scalpel.learning.score;

import org.jspecify.annotations.Nullable;

/** Statistics of days that an earlier run has computed. Called from several threads. */
public interface DayStatisticsCache {

    /** Knows nothing. */
    DayStatisticsCache NONE = new DayStatisticsCache() {

        @Override
        public @Nullable DayStatistics find(long epochDay) {
            return null;
        }

        @Override
        public void computed(DayStatistics day) {}
    };

    /** The statistics of a day, if they are known and the bars that they were made of are the same. */
    @Nullable
    DayStatistics find(long epochDay);

    /** Hands over what was computed. A day whose labels may still change must not be kept: that is the cache's to know. */
    void computed(DayStatistics day);
}
