package dev.scalpel.evidence;

/**
 * Trading a small share of the allocation before the licence, if the user has opted in. Held-out history counts as a credit
 * here, and nowhere else: at most one procedure without an edge in five is ever let on probation, two in five where the held-out
 * history was chosen with hindsight.
 *
 * @param credit of held-out history, {@link #credit}
 * @param evidence of the forward days, {@link Wager#evidence}
 */
public record Probation(double credit, double evidence) {

    /** What credit times evidence must reach. */
    public static final double THRESHOLD = 5;
    /** Of the allocation. */
    public static final double SHARE = 0.1;

    private static final double MAX_CREDIT = 2;

    public Probation {
        if (!(credit >= 0 && credit <= MAX_CREDIT) || !(evidence >= 0)) {
            throw new IllegalArgumentException(
                    "credit must lie in [0, " + MAX_CREDIT + "], evidence >= 0: " + credit + ", " + evidence);
        }
    }

    /**
     * What held-out history adds: 1 is nothing.
     *
     * @param steady capital of the fixed stakes over the held-out days, {@link ProvenBreakEven#steady}
     * @param runs how many procedures were tried on these days, this one included, and are registered
     */
    public static double credit(double steady, int runs) {
        if (!(steady >= 0) || runs < 1) {
            throw new IllegalArgumentException("steady must be >= 0 and runs >= 1: " + steady + ", " + runs);
        }
        return Math.min(steady / runs, MAX_CREDIT);
    }

    public boolean isEarned() {
        return credit * evidence >= THRESHOLD;
    }

    /** The share of the allocation that may be traded: none, or {@value #SHARE}. */
    public double share() {
        return isEarned() ? SHARE : 0;
    }
}
