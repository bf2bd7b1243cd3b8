package dev.scalpel.learning.score;

import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * What a walk reads beside its bars.
 *
 * @param statistics of earlier runs
 * @param networks empty for the linear map alone
 * @param mapDay the day whose linear map a day is scored with, both in days since the epoch: itself, where maps are made anew
 *     every night; an earlier one, to measure what that is worth
 * @param scoreFrom the epoch millisecond before which no day is scored
 */
public record WalkOptions(
        DayStatisticsCache statistics, Optional<ResidualPath> networks, LongUnaryOperator mapDay, long scoreFrom) {

    private static final LongUnaryOperator ITSELF = LongUnaryOperator.identity();

    /** The linear map of every night, computed from nothing. */
    public static WalkOptions from(long scoreFrom) {
        return new WalkOptions(DayStatisticsCache.NONE, Optional.empty(), ITSELF, scoreFrom);
    }

    /** Whether what is issued depends on the day alone, so that one walk may take it from another. */
    boolean isLinearMapOfEachNight() {
        return networks.isEmpty() && mapDay == ITSELF;
    }

    public WalkOptions withStatistics(DayStatisticsCache other) {
        return new WalkOptions(other, networks, mapDay, scoreFrom);
    }

    public WalkOptions withNetworks(Optional<ResidualPath> others) {
        return new WalkOptions(statistics, others, mapDay, scoreFrom);
    }

    public WalkOptions withMapsOf(LongUnaryOperator other) {
        return new WalkOptions(statistics, networks, other, scoreFrom);
    }
}
