package dev.scalpel.localexchange.perpetual.orders;

/** How long a limit order stays. */
public enum FuturesTimeInForce {
    GTC,
    IOC,
    FOK,
    /** Post only: refused when it would take. */
    GTX,
    /** Until {@code goodTillDate}. */
    GTD,
    /** As long as the position is open; only reported, for orders that close the position. */
    GTE_GTC;

    public boolean mayRest() {
        return this != IOC && this != FOK;
    }
}
