/** What a training costs: as a whole, an epoch of it, and whether it gives back its memory. */
@NullMarked
package dev.scalpel.benchmarks.training;

import org.jspecify.annotations.NullMarked;
