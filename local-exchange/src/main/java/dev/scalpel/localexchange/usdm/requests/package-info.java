/** Reads orders from the parameters of Binance's futures API. */
@NullMarked
package dev.scalpel.localexchange.usdm.requests;

import org.jspecify.annotations.NullMarked;
