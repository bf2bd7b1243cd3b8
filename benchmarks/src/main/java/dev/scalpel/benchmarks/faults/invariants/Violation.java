package dev.scalpel.benchmarks.faults.invariants;

/**
 * An invariant that did not hold.
 *
 * @param subject the symbol, or the account
 */
public record Violation(Invariant invariant, String subject, String what) {}
