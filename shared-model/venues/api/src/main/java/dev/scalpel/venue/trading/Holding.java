package dev.scalpel.venue.trading;

/** How a venue keeps what an account holds of an instrument. */
public enum Holding {
    /** Balances of assets. Only what is held can be sold. */
    SPOT,
    /**
     * One position per instrument with a sign: opposing orders net, and a sale beyond what is held opens a short. An account
     * that can hold both sides at once is not of this kind: its adapter refuses it.
     */
    NETTED
}
