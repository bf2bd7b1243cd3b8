package dev.scalpel.simulation;

import dev.scalpel.trading.ExitReason;

/**
 * The decision to close the open position at the open of the next bar.
 *
 * @param decisionTime the minute of the decision bar
 */
public record PendingExit(long decisionTime, ExitReason reason) {}
