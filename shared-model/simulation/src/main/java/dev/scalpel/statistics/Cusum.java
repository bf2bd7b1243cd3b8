package dev.scalpel.statistics;

/**
 * A running alarm on both sides (Page, 1954): it sums how far standardised values exceed a slack and raises an alarm when
 * the sum exceeds a limit. Immutable, so that it can be stored between invocations.
 *
 * @param slack half the shift to detect, in standard deviations: 0.5 detects a shift of one
 * @param limit alarm threshold; with slack 0.5, 5 gives a false alarm once in 465 values, 4 once in 168
 * @param above sum of the upward excesses, at least 0
 * @param below sum of the downward excesses, at least 0
 */
public record Cusum(double slack, double limit, double above, double below) {

    private static final double DEFAULT_SLACK = 0.5;
    private static final double DEFAULT_LIMIT = 5;

    public Cusum {
        requireAtLeastZero("slack", slack);
        requireAtLeastZero("limit", limit);
        requireAtLeastZero("above", above);
        requireAtLeastZero("below", below);
    }

    public static Cusum withDefaults() {
        return starting(DEFAULT_SLACK, DEFAULT_LIMIT);
    }

    public static Cusum starting(double slack, double limit) {
        return new Cusum(slack, limit, 0, 0);
    }

    /** After one more value, given as its deviation from the expected value in standard deviations. */
    public Cusum next(double standardised) {
        if (!Double.isFinite(standardised)) {
            throw new IllegalArgumentException("the value must be finite: " + standardised);
        }
        return new Cusum(
                slack, limit, Math.max(0, above + standardised - slack), Math.max(0, below - standardised - slack));
    }

    public boolean isAlarm() {
        return above > limit || below > limit;
    }

    /** Starts again, for example after an alarm was handled. */
    public Cusum reset() {
        return starting(slack, limit);
    }

    private static void requireAtLeastZero(String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0: " + value);
        }
    }
}
