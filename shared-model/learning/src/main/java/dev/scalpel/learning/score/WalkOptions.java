package dev.scalpel.learning.score;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.LongUnaryOperator;

/**
 * What a walk reads beside its bars.
 *
 * @param statistics of earlier runs
 * @param networks empty for the linear map alone
 * @param mapDay the day whose linear map a day is scored with, both in days since the epoch: itself, where maps are made anew
 *     every night; an earlier one, to measure what that is worth
 * @param scoreFrom the epoch millisecond before which no day is scored
 * @param progress receives the share of the days that are done, now and then, on the walking thread
 */
public record WalkOptions(
        DayStatisticsCache statistics,
        Optional<ResidualPath> networks,
        LongUnaryOperator mapDay,
        long scoreFrom,
        DoubleConsumer progress) {

    private static final LongUnaryOperator ITSELF = LongUnaryOperator.identity();

    /** The linear map of every night, computed from nothing. */
    public static WalkOptions from(long scoreFrom) {
        return new WalkOptions(DayStatisticsCache.NONE, Optional.empty(), ITSELF, scoreFrom, share -> {});
    }

    /** Whether what is issued depends on the day alone, so that one walk may take it from another. */
    boolean isLinearMapOfEachNight() {
        return networks.isEmpty() && mapDay == ITSELF;
    }

    public WalkOptions withStatistics(DayStatisticsCache other) {
        return new WalkOptions(other, networks, mapDay, scoreFrom, progress);
    }

    public WalkOptions withNetworks(Optional<ResidualPath> others) {
        return new WalkOptions(statistics, others, mapDay, scoreFrom, progress);
    }

    public WalkOptions withMapsOf(LongUnaryOperator other) {
        return new WalkOptions(statistics, networks, other, scoreFrom, progress);
    }

    public WalkOptions withProgress(DoubleConsumer other) {
        return new WalkOptions(statistics, networks, mapDay, scoreFrom, other);
    }
}
