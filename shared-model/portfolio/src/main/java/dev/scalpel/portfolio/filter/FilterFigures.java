package dev.scalpel.portfolio.filter;

/**
 * What a filter would have done to a strategy's past entries.
 *
 * @param entries that the model had not learned from
 * @param days of UTC with such entries
 * @param changed entries that it would have vetoed or made smaller
 * @param meanSize of the entries with the filter, where one without it is 1
 * @param unfiltered mean of the days' net returns without it
 * @param filtered the same with it
 * @param advantage mean over the days of what it earned more than entries of its mean size, chosen by nobody
 * @param low quantile of the advantage by the stationary bootstrap of the days, below which the look's error lies; NaN where there
 *     are too few
 */
public record FilterFigures(
        int entries,
        int days,
        int changed,
        double meanSize,
        double unfiltered,
        double filtered,
        double advantage,
        double low) {}
