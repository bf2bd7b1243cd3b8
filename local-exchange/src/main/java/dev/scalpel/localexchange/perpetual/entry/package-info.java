/** The way of orders into the market: the rules they must keep, and their acceptance. */
@NullMarked
package dev.scalpel.localexchange.perpetual.entry;

import org.jspecify.annotations.NullMarked;
