/** Benchmarks of the features, beside ta4j and TA-Lib. */
@NullMarked
package dev.scalpel.benchmarks.features;

import org.jspecify.annotations.NullMarked;
