/** What Binance's two APIs have in common: how a request is admitted, counted and answered. */
@NullMarked
package dev.scalpel.localexchange.binance;

import org.jspecify.annotations.NullMarked;
