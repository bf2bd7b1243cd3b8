package dev.scalpel.localexchange.protocol;

/** Why the market refuses a call, whatever a venue's API says to it. */
public enum Reason {
    /** The price is not on the tick, or beyond the largest one. */
    PRICE,
    /** The price is too far from the market's. */
    PRICE_BAND,
    /** The quantity is not on the step, or too small or too large. */
    QUANTITY,
    /** Price times quantity is too small or too large. */
    VALUE,
    /** Too many open orders. */
    TOO_MANY_ORDERS,
    /** Too many orders of a contract that wait for a trigger. */
    TOO_MANY_STOPS,
    INSUFFICIENT_BALANCE,
    /** An open order has the client id. */
    DUPLICATE_ID,
    MARKET_CLOSED,
    /** A maker-only order would trade at once. */
    WOULD_TAKE,
    /** A stop would trigger at once. */
    WOULD_TRIGGER,
    /** The order to change has ended. */
    NOT_OPEN,
    /** An order that can only reduce a position, without one. */
    NOTHING_TO_REDUCE,
    /** The position would be larger than its leverage allows. */
    POSITION_LIMIT,
    /** Only the API's own code and message say it. */
    OTHER;

    static Reason ofFilter(String name) {
        return switch (name) {
            case "PRICE_FILTER" -> PRICE;
            case "PERCENT_PRICE_BY_SIDE" -> PRICE_BAND;
            case "LOT_SIZE", "MARKET_LOT_SIZE" -> QUANTITY;
            case "NOTIONAL" -> VALUE;
            default -> name.startsWith("MAX_NUM") ? TOO_MANY_ORDERS : OTHER;
        };
    }
}
