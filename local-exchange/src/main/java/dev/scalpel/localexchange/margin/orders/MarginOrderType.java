package dev.scalpel.localexchange.margin.orders;

/** How an order begins to trade. */
public enum MarginOrderType {
    /** At once, within its limit where it has one. */
    MARKET(false, false),
    /** At its limit or better. */
    LIMIT(false, true),
    /** As a market order, once its trigger is reached. */
    STOP(true, false),
    /** As a limit order, once its trigger is reached. */
    STOP_LIMIT(true, true);

    private final boolean triggered;
    private final boolean resting;

    MarginOrderType(boolean triggered, boolean resting) {
        this.triggered = triggered;
        this.resting = resting;
    }

    public boolean hasTrigger() {
        return triggered;
    }

    /** Whether what does not fill at once may rest. */
    public boolean mayRest() {
        return resting;
    }
}
