/** Learnings on synthetic markets. */
@NullMarked
package dev.scalpel.monitoring.learning;

import org.jspecify.annotations.NullMarked;
