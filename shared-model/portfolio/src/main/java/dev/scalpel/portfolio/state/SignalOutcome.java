package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Outcome;

/**
 * The outcome of a signal, until it is written to the log.
 *
 * @param time epoch milliseconds
 */
public record SignalOutcome(String signal, String strategy, Outcome outcome, long time) {}
