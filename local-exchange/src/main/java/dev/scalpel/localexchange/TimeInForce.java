package dev.scalpel.localexchange;

/** How long a limit order stands: until cancelled, for what fills at once, or whole at once or not at all. */
enum TimeInForce {
    GTC,
    IOC,
    FOK
}
