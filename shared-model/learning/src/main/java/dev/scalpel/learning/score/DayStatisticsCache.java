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

    /** What the day's model has issued, if it is known and all bars that it and its fit have read are the same. */
    default @Nullable IssuedDay findIssued(long epochDay) {
        return null;
    }

    /** Hands over what a day's model has issued. */
    default void issued(IssuedDay day) {}

    /** Hands over what was computed. A day whose labels may still change must not be kept: that is the cache's to know. */
    void computed(DayStatistics day);
}
