package dev.scalpel.localexchange.perpetual.orders;

/** The states of a conditional order (user data streams, "Algo Order Update"). */
public enum AlgoStatus {
    NEW,
    CANCELED,
    /** Its order is in the matching engine. */
    TRIGGERED,
    /** Its order was filled or cancelled there. */
    FINISHED,
    /** Its order was denied by the matching engine. */
    REJECTED,
    /** Cancelled by the system. */
    EXPIRED
}
