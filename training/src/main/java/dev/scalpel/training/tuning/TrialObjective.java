package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;

/**
 * The objective of tuning: utility over a fold. A gain counts only in proportion where the recipe trades too rarely to
 * show anything.
 *
 * @param tradesPerDay trades per day that are needed, above 0
 */
public record TrialObjective(double tradesPerDay) {

    public TrialObjective {
        if (!(tradesPerDay > 0)) {
            throw new IllegalArgumentException("tradesPerDay must be > 0: " + tradesPerDay);
        }
    }

    /** Utility per day, as a share of equity. */
    public double score(BlockReplay fold) {
        double utility = fold.utilityPerDay();
        double perDay = fold.trades() * 24.0 / fold.hourly().size();
        return utility <= 0 ? utility : utility * Math.min(1, perDay / tradesPerDay);
    }
}
