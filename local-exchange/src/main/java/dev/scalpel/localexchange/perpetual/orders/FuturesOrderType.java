package dev.scalpel.localexchange.perpetual.orders;

/** The order types: two plain ones, and the conditional ones of the algo service. */
public enum FuturesOrderType {
    LIMIT,
    MARKET,
    STOP,
    STOP_MARKET,
    TAKE_PROFIT,
    TAKE_PROFIT_MARKET,
    TRAILING_STOP_MARKET;

    /** Whether it waits for a trigger; such orders go to the algo service (change log of 2025-11-06). */
    public boolean isConditional() {
        return this != LIMIT && this != MARKET;
    }

    public boolean hasLimit() {
        return this == LIMIT || this == STOP || this == TAKE_PROFIT;
    }

    public boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_MARKET;
    }

    /** Whether it may close the whole position without a quantity. */
    public boolean mayClosePosition() {
        return this == STOP_MARKET || this == TAKE_PROFIT_MARKET;
    }

    /** The type of the order that is placed when the condition is met. */
    public FuturesOrderType triggered() {
        return hasLimit() ? LIMIT : MARKET;
    }
}
