/** What storms that strike at single calls share: their faults, their skeleton, their tally and their benchmark. */
@NullMarked
package dev.scalpel.benchmarks.faults.calls;

import org.jspecify.annotations.NullMarked;
