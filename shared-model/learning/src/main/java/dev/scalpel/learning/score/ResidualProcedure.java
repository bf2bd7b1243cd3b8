package dev.scalpel.learning.score;

import dev.scalpel.learning.fit.FitSettings;
import java.util.List;

/**
 * How hidden units learn what the linear map of a score leaves over, and when they are used: declared before any bar is seen.
 *
 * @param hidden sizes of the layers
 * @param windowDays days that a fit reads, as far back from its first scored day as the linear map's fit ends
 * @param minDays fewest of them with rows, without which there is no fit
 * @param everyMinutes one row in so many minutes is fitted; without a common factor with an hour, so that no minute is preferred
 * @param heldOutShare newest part of the days that chooses the epoch and the scale
 * @param fit with its largest number of epochs
 * @param refitDays for how many days a network is used
 * @param reviewDays newest days of networks' predictions, each made without having seen its day, that decide
 * @param minReviewDays fewest of them
 * @param margin standard errors by which the gain must exceed zero
 * @param seed of the first weights and of the order of rows
 */
public record ResidualProcedure(
        List<Integer> hidden,
        int windowDays,
        int minDays,
        int everyMinutes,
        double heldOutShare,
        FitSettings fit,
        int refitDays,
        int reviewDays,
        int minReviewDays,
        double margin,
        long seed) {

    /**
     * 32 units, refitted weekly on half a year, used where eight weeks gain by three standard errors: the question comes up every
     * week.
     */
    public static final ResidualProcedure DEFAULT =
            new ResidualProcedure(List.of(32), 180, 60, 7, 0.2, new FitSettings(6, 1e-3, 1e-2, 512), 7, 56, 28, 3, 7);

    public ResidualProcedure {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty()) {
            throw new IllegalArgumentException("a network needs a hidden layer");
        }
        if (minDays < 3 || windowDays < minDays || everyMinutes < 1 || refitDays < 1) {
            throw new IllegalArgumentException("windowDays must be >= minDays, minDays >= 3, everyMinutes and refitDays"
                    + " >= 1: " + windowDays + ", " + minDays + ", " + everyMinutes + ", " + refitDays);
        }
        if (minReviewDays < 2 || reviewDays < minReviewDays || !(heldOutShare > 0 && heldOutShare < 0.5)) {
            throw new IllegalArgumentException(
                    "reviewDays must be >= minReviewDays, it >= 2, heldOutShare in (0, 0.5): " + reviewDays + ", "
                            + minReviewDays + ", " + heldOutShare);
        }
    }

    /** The number of the refit whose network is used on a day. */
    long refit(long epochDay) {
        return Math.floorDiv(epochDay, (long) refitDays);
    }

    /** The first day, in days since the epoch, on which a refit's network is used. */
    long firstDay(long refit) {
        return refit * refitDays;
    }

    /** Everything that is declared, for a reader. */
    public String describe() {
        return "hidden " + hidden + ", " + windowDays + " days, at least " + minDays + ", every " + everyMinutes
                + " minutes, held out " + heldOutShare + ", " + fit + ", refitted every " + refitDays
                + " days, used by horizon where the squared error of " + reviewDays + " days, at least " + minReviewDays
                + ", falls by " + margin + " standard errors, seed " + seed;
    }
}
