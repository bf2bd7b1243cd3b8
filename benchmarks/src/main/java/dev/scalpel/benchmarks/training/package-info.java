/** What a training costs: in total, per epoch, and whether it releases its memory. */
@NullMarked
package dev.scalpel.benchmarks.training;

import org.jspecify.annotations.NullMarked;
