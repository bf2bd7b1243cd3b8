package dev.scalpel.features;

/** What a feature needs beside prices, volume and time, which every bar has. */
enum OptionalInput {
    TRADES,
    TAKER_FLOW,
    REFERENCE
}
