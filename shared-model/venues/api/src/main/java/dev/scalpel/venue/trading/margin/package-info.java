/** Isolated margin at a venue: set-up, positions, the account, what is paid besides fills. */
@NullMarked
package dev.scalpel.venue.trading.margin;

import org.jspecify.annotations.NullMarked;
