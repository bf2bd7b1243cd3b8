package dev.scalpel.localexchange;

/** The kinds of order that are taken, with what each demands. */
enum OrderType {
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT;

    /** Whether it waits for a stop price before it may fill. */
    boolean waitsForTrigger() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case LIMIT, LIMIT_MAKER, MARKET -> false;
        };
    }

    boolean hasLimit() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT -> false;
        };
    }

    /** Whether a time in force must be told, and may be. */
    boolean hasTimeInForce() {
        return hasLimit() && this != LIMIT_MAKER;
    }
}
