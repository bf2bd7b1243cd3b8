/** Engines that are broken on purpose by decorators of their ports, to test whether the storm detects it. */
@NullMarked
package dev.scalpel.benchmarks.faults.broken;

import org.jspecify.annotations.NullMarked;
