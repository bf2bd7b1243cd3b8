/** The lake: writing, comparing and asking it. */
@NullMarked
package dev.scalpel.benchmarks.lake;

import org.jspecify.annotations.NullMarked;
