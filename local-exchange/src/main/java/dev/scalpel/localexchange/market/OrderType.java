package dev.scalpel.localexchange.market;

/** The supported order types and what each requires. */
public enum OrderType {
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT;

    /** Whether it waits for a stop price before it can fill. */
    public boolean waitsForTrigger() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case LIMIT, LIMIT_MAKER, MARKET -> false;
        };
    }

    public boolean stopsLoss() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
    }

    public boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }

    public boolean hasLimit() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT -> false;
        };
    }

    /** Whether a time in force is required; otherwise it is refused. */
    public boolean hasTimeInForce() {
        return hasLimit() && this != LIMIT_MAKER;
    }

    /** The venue's name for such orders in its refusals (errors.md). */
    public String plural() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER -> "Limit orders";
            case MARKET -> "Market orders";
            case STOP_LOSS -> "Stop loss orders";
            case STOP_LOSS_LIMIT -> "Stop loss limit orders";
            case TAKE_PROFIT -> "Take profit orders";
            case TAKE_PROFIT_LIMIT -> "Take profit limit orders";
        };
    }
}
