/** The fault storm on portfolios: several strategies in one account, on paper and at stand-ins. */
@NullMarked
package dev.scalpel.benchmarks.faults.portfolio;

import org.jspecify.annotations.NullMarked;
