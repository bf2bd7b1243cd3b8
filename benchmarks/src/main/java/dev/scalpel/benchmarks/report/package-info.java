/** How fast a review is written, and how fast its page opens. */
@NullMarked
package dev.scalpel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
