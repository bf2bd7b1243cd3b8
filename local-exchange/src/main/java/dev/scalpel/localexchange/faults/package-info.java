/** Faults on demand: refusals, lost or late responses, and stale reads of the account. */
@NullMarked
package dev.scalpel.localexchange.faults;

import org.jspecify.annotations.NullMarked;
