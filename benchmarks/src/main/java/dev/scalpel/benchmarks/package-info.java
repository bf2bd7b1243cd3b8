/** The commands that print every figure we claim, each beside a named reference measured in the same run. */
@NullMarked
package dev.scalpel.benchmarks;

import org.jspecify.annotations.NullMarked;
