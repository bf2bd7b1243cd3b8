package dev.scalpel.simulation;

/** The outcome of a bracket entered after a bar, or why there is no label. */
public enum LabelOutcome {
    /** At the stop, or liquidated before it. */
    STOP(0),
    TARGET(1),
    /** At the holding limit, or liquidated at its open. */
    TIME_LIMIT(2),
    /** σ is not available at the bar. */
    NO_SIGMA(3),
    /** The minute of the entry is absent. */
    NO_ENTRY(4),
    /** The bars end before the bracket does. */
    OPEN_AT_END(5),
    /** No quote of a maker entry was filled. */
    NOT_FILLED(6);

    private static final LabelOutcome[] BY_CODE = {STOP, TARGET, TIME_LIMIT, NO_SIGMA, NO_ENTRY, OPEN_AT_END, NOT_FILLED
    };

    private final byte code;

    LabelOutcome(int code) {
        this.code = (byte) code;
    }

    /** Whether the bracket ended, so that there is a net return. */
    public boolean isResolved() {
        return isResolved(code);
    }

    static boolean isResolved(byte code) {
        return code <= TIME_LIMIT.code;
    }

    static LabelOutcome of(byte code) {
        return BY_CODE[code];
    }

    byte code() {
        return code;
    }
}
