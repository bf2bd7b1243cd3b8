/** Engines that are broken on purpose, by what stands between them and their ports, to learn whether the storm sees it. */
@NullMarked
package dev.scalpel.benchmarks.faults.broken;

import org.jspecify.annotations.NullMarked;
