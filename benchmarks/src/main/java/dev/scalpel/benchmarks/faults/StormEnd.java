package dev.scalpel.benchmarks.faults;

/**
 * One storm, to be told apart from others by its seed.
 *
 * @param digest of all orders and fills at its end
 */
public record StormEnd(long seed, StormTotals totals, String digest) {}
