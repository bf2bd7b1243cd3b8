/** The port for trading: orders, fills, balances, and the broker that sends orders through a venue adapter. */
@NullMarked
package dev.scalpel.venue.trading;

import org.jspecify.annotations.NullMarked;
