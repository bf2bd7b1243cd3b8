package dev.scalpel.learning.score;

import dev.scalpel.market.Sha256;
import java.util.List;

/**
 * How the models of the score style are made: everything that is declared before any bar is seen.
 *
 * @param features the family of the feature set, with its version
 * @param windowDays most days that a fit reads
 * @param minDays fewest usable days without which there is no model
 * @param gapDays whole days between the last one that is fitted and the one that is scored: the labels of the last are
 *     known by then, and stored statistics are final
 * @param horizons minutes for which returns are predicted, rising
 * @param scoreHorizons those whose predictions are added up to the score by default
 * @param clip of the labels, in σ√h
 * @param penalty of the linear map for each row, in variances of an input
 * @param thresholdDays days before the scored one whose scores give the threshold
 * @param minThresholdDays fewest of them that must have scores
 * @param calibrationDays days within which a shadow trade must have ended to count for slope and variance
 */
public record ScoreProcedure(
        String features,
        int windowDays,
        int minDays,
        int gapDays,
        List<Integer> horizons,
        List<Integer> scoreHorizons,
        double clip,
        double penalty,
        int thresholdDays,
        int minThresholdDays,
        int calibrationDays) {

    /** The procedure of the documents: 300 days, a quarter of an hour. */
    public static final ScoreProcedure DEFAULT = new ScoreProcedure(
            "extended-1", 300, 120, 1, List.of(5, 10, 15, 20, 30, 60), List.of(15), 1, 0.3, 14, 5, 180);

    private static final int ID_DIGITS = 12;

    public ScoreProcedure {
        horizons = List.copyOf(horizons);
        scoreHorizons = List.copyOf(scoreHorizons);
        if (minDays < 1 || windowDays < minDays || gapDays < 1) {
            throw new IllegalArgumentException("windowDays must be >= minDays, minDays and gapDays >= 1: " + windowDays
                    + ", " + minDays + ", " + gapDays);
        }
        for (int i = 0; i < horizons.size(); i++) {
            if (horizons.get(i) < 1 || (i > 0 && horizons.get(i) <= horizons.get(i - 1))) {
                throw new IllegalArgumentException("horizons must be 1 minute or more and rise: " + horizons);
            }
        }
        if (scoreHorizons.isEmpty() || !horizons.containsAll(scoreHorizons)) {
            throw new IllegalArgumentException(
                    "scoreHorizons must be some of the horizons " + horizons + ": " + scoreHorizons);
        }
        if (horizons.get(horizons.size() - 1) >= gapDays * 1_440) {
            throw new IllegalArgumentException(
                    "the longest horizon must end within the gap of " + gapDays + " days: " + horizons);
        }
        if (!(clip > 0) || !(penalty > 0) || !Double.isFinite(clip) || !Double.isFinite(penalty)) {
            throw new IllegalArgumentException("clip and penalty must be finite and > 0: " + clip + ", " + penalty);
        }
        if (minThresholdDays < 1 || thresholdDays < minThresholdDays || calibrationDays < 1) {
            throw new IllegalArgumentException(
                    "thresholdDays must be >= minThresholdDays, it and calibrationDays >= 1: " + thresholdDays + ", "
                            + minThresholdDays + ", " + calibrationDays);
        }
    }

    /** Names these values: the style and twelve hexadecimal digits. */
    public String id() {
        String values =
                features + "|" + windowDays + "|" + minDays + "|" + gapDays + "|" + horizons + "|" + scoreHorizons + "|"
                        + clip + "|" + penalty + "|" + thresholdDays + "|" + minThresholdDays + "|" + calibrationDays;
        return "score-" + Sha256.hex(values).substring(0, ID_DIGITS);
    }

    public ScoreProcedure withPenalty(double other) {
        return new ScoreProcedure(
                features,
                windowDays,
                minDays,
                gapDays,
                horizons,
                scoreHorizons,
                clip,
                other,
                thresholdDays,
                minThresholdDays,
                calibrationDays);
    }

    public ScoreProcedure withWindow(int days, int fewest) {
        return new ScoreProcedure(
                features,
                days,
                fewest,
                gapDays,
                horizons,
                scoreHorizons,
                clip,
                penalty,
                thresholdDays,
                minThresholdDays,
                calibrationDays);
    }

    public ScoreProcedure withClip(double other) {
        return new ScoreProcedure(
                features,
                windowDays,
                minDays,
                gapDays,
                horizons,
                scoreHorizons,
                other,
                penalty,
                thresholdDays,
                minThresholdDays,
                calibrationDays);
    }

    /** The same with other predicted horizons. */
    public ScoreProcedure withHorizons(List<Integer> others) {
        return new ScoreProcedure(
                features,
                windowDays,
                minDays,
                gapDays,
                others,
                scoreHorizons,
                clip,
                penalty,
                thresholdDays,
                minThresholdDays,
                calibrationDays);
    }
}
