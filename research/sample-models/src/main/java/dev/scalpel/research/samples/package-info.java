/** Whole models that load and decide without a training, for tests, benchmarks and studies. */
@NullMarked
package dev.scalpel.research.samples;

import org.jspecify.annotations.NullMarked;
