/** One symbol's minute: read, reconcile, compute, claim, send once, record, merge. */
@NullMarked
package dev.scalpel.execution.minute;

import org.jspecify.annotations.NullMarked;
