/** The category {@code linear} of Bybit's API v5: perpetual contracts that are settled in USDT. */
@NullMarked
package dev.scalpel.localexchange.bybit.linear;

import org.jspecify.annotations.NullMarked;
