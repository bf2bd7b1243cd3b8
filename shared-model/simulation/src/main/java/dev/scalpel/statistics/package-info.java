/** Performance figures, what they prove, and how sure one may be. docs/statistics.md defines every figure. */
@NullMarked
package dev.scalpel.statistics;

import org.jspecify.annotations.NullMarked;
