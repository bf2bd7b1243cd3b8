package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;

/**
 * What a recipe is judged by over a fold: its utility, and a gain only in proportion where it trades too seldom ever to pass
 * the gate.
 *
 * @param tradesPerDay as many as the gate asks for, above 0
 */
public record TrialObjective(double tradesPerDay) {

    public TrialObjective {
        if (!(tradesPerDay > 0)) {
            throw new IllegalArgumentException("tradesPerDay must be > 0: " + tradesPerDay);
        }
    }

    /** A day's, as a share of equity. */
    public double value(BlockReplay fold) {
        double utility = fold.utilityPerDay();
        double perDay = fold.trades() * 24.0 / fold.hourly().size();
        return utility <= 0 ? utility : utility * Math.min(1, perDay / tradesPerDay);
    }
}
