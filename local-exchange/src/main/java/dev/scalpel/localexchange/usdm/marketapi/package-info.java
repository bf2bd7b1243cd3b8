/** The public calls of the futures market: contracts, prices, klines, funding. */
@NullMarked
package dev.scalpel.localexchange.usdm.marketapi;

import org.jspecify.annotations.NullMarked;
