/** The port for public market data: klines, trades and instruments of a venue. */
@NullMarked
package dev.scalpel.venue.market;

import org.jspecify.annotations.NullMarked;
