package dev.scalpel.localexchange.orders;

/** How long a limit order stays: until cancelled, for what fills at once, or fill completely at once or not at all. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
