package dev.scalpel.benchmarks.faults;

/**
 * The end of one storm, which its seed identifies.
 *
 * @param digest of all orders and fills at its end
 */
public record StormEnd(long seed, StormTotals totals, String digest) {}
