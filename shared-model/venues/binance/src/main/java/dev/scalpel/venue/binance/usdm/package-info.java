/** Binance USDⓈ-M perpetuals: market data and trading. */
@NullMarked
package dev.scalpel.venue.binance.usdm;

import org.jspecify.annotations.NullMarked;
