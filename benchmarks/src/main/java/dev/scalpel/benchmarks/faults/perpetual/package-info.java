/** The fault storm on venues with margin: both sides, netted positions, two orders, funding. */
@NullMarked
package dev.scalpel.benchmarks.faults.perpetual;

import org.jspecify.annotations.NullMarked;
