package dev.scalpel.features;

/** An input of a feature besides prices, volume and time, which every bar has. */
enum OptionalInput {
    TRADES,
    TAKER_FLOW,
    REFERENCE
}
