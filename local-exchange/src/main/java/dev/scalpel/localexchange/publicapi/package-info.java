/** The public calls: exchange information, klines, trades, tickers and reference prices. */
@NullMarked
package dev.scalpel.localexchange.publicapi;

import org.jspecify.annotations.NullMarked;
