package dev.scalpel.learning.tactics;

import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.trading.ScoreTactics;
import java.util.List;

/**
 * How tactics by regime are learned and when they are used: declared before any bar is seen.
 *
 * @param windowDays days of shadow trades that a policy is learned from
 * @param minDays fewest of them
 * @param refitDays for how many days a policy is used
 * @param levels of volatility, equally frequent
 * @param dayParts of the UTC day, a divisor of 24
 * @param priorCells cells of a day and a regime without any difference, added to each effect
 * @param standardErrors by which an action must exceed the usual tactics in a regime
 * @param certainErrors by which standing aside must; where it does not, the size is halved
 * @param reviewDays newest days of policies that had not seen them, which decide
 * @param minReviewDays fewest of them
 * @param margin standard errors by which the gain must exceed zero
 */
public record PolicyProcedure(
        int windowDays,
        int minDays,
        int refitDays,
        int levels,
        int dayParts,
        double priorCells,
        double standardErrors,
        double certainErrors,
        int reviewDays,
        int minReviewDays,
        double margin) {

    /** Half a year in three levels and four parts of the day, used where eight weeks gain by two standard errors. */
    public static final PolicyProcedure DEFAULT = new PolicyProcedure(180, 30, 7, 3, 4, 60, 1, 2, 56, 28, 2);

    private static final double EXIT_STEP = 0.25;

    public PolicyProcedure {
        if (minDays < 1 || windowDays < minDays || refitDays < 1 || levels < 1) {
            throw new IllegalArgumentException("windowDays must be >= minDays, it, refitDays and levels >= 1: "
                    + windowDays + ", " + minDays + ", " + refitDays + ", " + levels);
        }
        if (minReviewDays < 2 || reviewDays < minReviewDays) {
            throw new IllegalArgumentException(
                    "reviewDays must be >= minReviewDays, it >= 2: " + reviewDays + ", " + minReviewDays);
        }
    }

    /**
     * How many days of scores before a day its policy and the decision to use it rest on: the reviewed days, what the policies of
     * the first of them have learned from, and how long a policy and a decision are kept.
     */
    public int historyDays() {
        return windowDays + reviewDays + 2 * refitDays;
    }

    /** Everything that is declared, for a reader. */
    public String describe() {
        return "learned from " + windowDays + " days, at least " + minDays + ", every " + refitDays + " days, in "
                + levels
                + " levels of volatility and " + dayParts + " parts of the day, prior " + priorCells + ", by "
                + standardErrors + " standard errors, standing aside by " + certainErrors + ", used where " + reviewDays
                + " days, at least " + minReviewDays + ", gain by " + margin + " standard errors";
    }

    /** What a policy chooses from; the usual tactics first, half the size and standing aside last. */
    static List<ScoreAction> actions(ScoreTactics own) {
        double rest = 1 - own.quantile();
        return List.of(
                new ScoreAction("usual", own.quantile(), own.exitLevel(), 1),
                new ScoreAction("eager", Math.max(0.5, 1 - 2 * rest), own.exitLevel(), 1),
                new ScoreAction("choosy", 1 - rest / 2, own.exitLevel(), 1),
                new ScoreAction("quick", own.quantile(), own.exitLevel() + EXIT_STEP, 1),
                new ScoreAction("patient", own.quantile(), own.exitLevel() - EXIT_STEP, 1),
                new ScoreAction("half size", own.quantile(), own.exitLevel(), 0.5),
                new ScoreAction("stand aside", own.quantile(), own.exitLevel(), 0));
    }
}
