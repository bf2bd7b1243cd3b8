/** Scheduled tasks, and a scheduler that runs them as fast as the work is done. */
@NullMarked
package dev.scalpel.local.schedule;

import org.jspecify.annotations.NullMarked;
