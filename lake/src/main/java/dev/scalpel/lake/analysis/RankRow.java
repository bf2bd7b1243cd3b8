package dev.scalpel.lake.analysis;

import java.util.Optional;

/**
 * One instrument before the end of a day. What its bars do not reach is empty.
 *
 * @param return1d by the last closes before the end of the day, and before the same moment so many days earlier
 * @param volatility standard deviation of a day's return, from the hourly returns of 30 days
 * @param turnover a day's mean over 30 days, in the quote asset
 * @param drawdown the largest fall from a high of the daily closes within 90 days, as a share
 * @param correlation of the hourly returns of 30 days with those of bitcoin at the same venue
 */
public record RankRow(
        String venue,
        String instrument,
        Optional<Double> return1d,
        Optional<Double> return7d,
        Optional<Double> return30d,
        Optional<Double> return90d,
        Optional<Double> volatility,
        Optional<Double> turnover,
        Optional<Double> drawdown,
        Optional<Double> correlation) {}
