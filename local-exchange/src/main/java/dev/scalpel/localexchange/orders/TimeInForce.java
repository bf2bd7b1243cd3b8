package dev.scalpel.localexchange.orders;

/** How long a limit order stands: until cancelled, for what fills at once, or whole at once or not at all. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
