package dev.scalpel.localexchange.faults;

/**
 * What the exchange can report with a delay. The venue reads these from "Memory =&gt; Database" (rest-api.md, "Data
 * Sources"), which follow the matching engine with a delay. Responses to placing and cancelling come from the
 * matching engine itself and are never stale.
 */
public enum StaleRead {
    /** Look-ups of an order or a list do not find it yet: -2013, -2018, absent from {@code allOrders}. */
    NEW_ORDERS,
    /** Status and executed quantity of an order or a list that is found; at the earliest as it was accepted. */
    ORDERS,
    /** {@code openOrders} and {@code openOrderList}. */
    OPEN_ORDERS,
    /** {@code myTrades}. */
    FILLS,
    /** {@code account}. */
    BALANCES
}
