/** The stand-ins of venues with margin, as storms use them. */
@NullMarked
package dev.scalpel.benchmarks.faults.venues;

import org.jspecify.annotations.NullMarked;
