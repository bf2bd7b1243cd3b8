/** Performance statistics with their significance and errors. docs/statistics.md defines each. */
@NullMarked
package dev.scalpel.statistics;

import org.jspecify.annotations.NullMarked;
