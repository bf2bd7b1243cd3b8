package dev.scalpel.evidence;

/**
 * What a procedure must show before it may trade.
 *
 * @param threshold least {@link Wager#evidence}
 * @param minDays least number of forward days
 * @param recentDays days whose scaled returns must sum to more than 0
 */
public record LicenceRules(double threshold, int minDays, int recentDays) {

    private static final double SHIPPED = 20;
    private static final double AGAIN = 40;
    private static final int MIN_DAYS = 60;
    private static final int RECENT_DAYS = 90;

    public LicenceRules {
        if (!(threshold >= 1) || minDays < 1 || recentDays < 1) {
            throw new IllegalArgumentException("threshold, minDays and recentDays must be >= 1: " + threshold + ", "
                    + minDays + ", " + recentDays);
        }
    }

    /** Of a procedure as it is released: at most one of twenty without an edge is ever licensed. */
    public static LicenceRules shipped() {
        return new LicenceRules(SHIPPED, MIN_DAYS, RECENT_DAYS);
    }

    /**
     * Of the user's own variants: at most one of twenty users is ever licensed for a variant without an edge, because
     * the reciprocals of k(k + 1) sum to 1.
     *
     * @param number of the variant, from 1, in order of registration
     */
    public static LicenceRules variant(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("variants are numbered from 1: " + number);
        }
        return new LicenceRules(SHIPPED * number * (number + 1.0), MIN_DAYS, RECENT_DAYS);
    }

    /** After a suspension. */
    public static LicenceRules again() {
        return new LicenceRules(AGAIN, MIN_DAYS, RECENT_DAYS);
    }
}
