/** Benchmarks of bars and their files. */
@NullMarked
package dev.scalpel.benchmarks.market;

import org.jspecify.annotations.NullMarked;
