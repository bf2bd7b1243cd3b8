/** The immutable data of orders: requests, options, statuses, fills, amendments and prevented matches. */
@NullMarked
package dev.scalpel.localexchange.orders;

import org.jspecify.annotations.NullMarked;
