/** The invariants that must hold after an invocation, and the checks of store and ledger against the venue. */
@NullMarked
package dev.scalpel.benchmarks.faults.invariants;

import org.jspecify.annotations.NullMarked;
