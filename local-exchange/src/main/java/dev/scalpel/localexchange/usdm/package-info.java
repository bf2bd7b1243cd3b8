/** A strict stand-in of Binance USD-M futures on loopback. */
@NullMarked
package dev.scalpel.localexchange.usdm;

import org.jspecify.annotations.NullMarked;
