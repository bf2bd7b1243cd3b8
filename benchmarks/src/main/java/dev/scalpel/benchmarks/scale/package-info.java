/** Many symbols on one machine. */
@NullMarked
package dev.scalpel.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
