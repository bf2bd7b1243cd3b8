package dev.scalpel.benchmarks.faults;

/**
 * An invariant that did not hold.
 *
 * @param subject the symbol, or the account
 */
record Violation(Invariant invariant, String subject, String what) {}
