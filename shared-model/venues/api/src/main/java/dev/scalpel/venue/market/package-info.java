/** The port for public market data: klines, trades, instruments and archived files of a venue. */
@NullMarked
package dev.scalpel.venue.market;

import org.jspecify.annotations.NullMarked;
