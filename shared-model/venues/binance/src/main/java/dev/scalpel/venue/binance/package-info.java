/** Binance spot: market data and trading. */
@NullMarked
package dev.scalpel.venue.binance;

import org.jspecify.annotations.NullMarked;
