/** Benchmarks of the simulator and the label matrix. */
@NullMarked
package dev.scalpel.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
