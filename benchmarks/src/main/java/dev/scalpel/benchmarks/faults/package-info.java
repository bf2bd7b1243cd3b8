/** The fault storm: execution's minute against killed processes, failing stores and a venue that errs. */
@NullMarked
package dev.scalpel.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
