package dev.scalpel.benchmarks.faults;

/**
 * The end of the storm of a seed.
 *
 * @param digest of all orders and fills at its end
 */
public record StormEnd(long seed, StormTotals totals, String digest) {}
