/** The execution engine for orders at a venue: reconcile, audit, manage, plan, send. */
@NullMarked
package dev.scalpel.execution.venue;

import org.jspecify.annotations.NullMarked;
