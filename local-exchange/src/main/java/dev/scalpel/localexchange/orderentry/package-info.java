/** Placing, amending and cancelling orders: validation against the filters and rules before matching. */
@NullMarked
package dev.scalpel.localexchange.orderentry;

import org.jspecify.annotations.NullMarked;
