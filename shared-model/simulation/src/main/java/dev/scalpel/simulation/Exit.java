package dev.scalpel.simulation;

import dev.scalpel.trading.ExitReason;

/** What closes a position in a bar, and at which price. */
record Exit(ExitReason reason, double price) {}
