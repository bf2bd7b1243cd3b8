/** One symbol's minute (read, reconcile, compute, claim, send once, record, merge) and the actions built on it. */
@NullMarked
package dev.scalpel.execution.minute;

import org.jspecify.annotations.NullMarked;
