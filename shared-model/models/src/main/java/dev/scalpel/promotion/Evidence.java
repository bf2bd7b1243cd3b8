package dev.scalpel.promotion;

import dev.scalpel.statistics.OverfittingProbability;
import dev.scalpel.statistics.Statistic;
import java.util.Optional;

/**
 * What a challenger would have traded on bars that neither its fit nor its selection had seen.
 *
 * @param returns hourly net returns of walk-forward selection, hold-out included
 * @param holdOutNet net return over the hold-out alone
 * @param trades closed in those hours
 * @param delayedNet net return over the same hours when every entry comes one bar later
 * @param incumbent the champion, unless it is flat
 * @param trialsMade number of trials the challenger was selected from, at least 1
 * @param overfitting probability that the best trial is no better than the median; see {@link #overfittingOf}
 */
public record Evidence(
        HourlyReturns returns,
        double holdOutNet,
        int trades,
        double delayedNet,
        Optional<Incumbent> incumbent,
        int trialsMade,
        Statistic overfitting) {

    private static final int OVERFITTING_BLOCKS = 16;

    public Evidence {
        if (trades < 0 || trialsMade < 1) {
            throw new IllegalArgumentException(
                    "trades must be >= 0 and trialsMade >= 1: " + trades + ", " + trialsMade);
        }
        if (!Double.isFinite(holdOutNet) || !Double.isFinite(delayedNet)) {
            throw new IllegalArgumentException(
                    "holdOutNet and delayedNet must be finite: " + holdOutNet + ", " + delayedNet);
        }
    }

    /** Of a challenger that never traded, or of a run without one. */
    public static Evidence none(int trialsMade) {
        return new Evidence(
                HourlyReturns.none(), 0, 0, 0, Optional.empty(), trialsMade, Statistic.undefined("nothing was tried"));
    }

    /**
     * The overfitting probability of a tuning.
     *
     * @param trialReturns one row per hour of the folds, one column per complete trial
     */
    public static Statistic overfittingOf(double[][] trialReturns) {
        if (trialReturns.length < 2 * OVERFITTING_BLOCKS || trialReturns[0].length < 2) {
            return Statistic.undefined("needs " + 2 * OVERFITTING_BLOCKS + " hours and 2 complete trials");
        }
        return Statistic.of(
                OverfittingProbability.of(trialReturns, OVERFITTING_BLOCKS).probability());
    }

    /**
     * The present champion.
     *
     * @param returns its hourly returns on the challenger's hours
     * @param seenUntil end of the bars that promoted it; earlier hours do not count because it was selected on them
     */
    public record Incumbent(String modelId, HourlyReturns returns, long seenUntil) {

        /** Its returns in the hours that had no part in its promotion. */
        public HourlyReturns unseen() {
            return returns.from(seenUntil);
        }
    }
}
