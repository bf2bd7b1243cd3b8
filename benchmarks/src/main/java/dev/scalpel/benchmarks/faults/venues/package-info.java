/** The stand-ins of venues, as storms use them. */
@NullMarked
package dev.scalpel.benchmarks.faults.venues;

import org.jspecify.annotations.NullMarked;
