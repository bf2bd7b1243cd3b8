/** The category {@code spot} of Bybit's API v5. */
@NullMarked
package dev.scalpel.localexchange.bybit.spot;

import org.jspecify.annotations.NullMarked;
