package dev.scalpel.localexchange.usdm.account;

/** {@code marginType}. */
public enum MarginMode {
    ISOLATED("isolated"),
    CROSSED("cross");

    private final String inPositions;

    MarginMode(String inPositions) {
        this.inPositions = inPositions;
    }

    /** As {@code positionRisk} spells it. */
    public String inPositions() {
        return inPositions;
    }
}
