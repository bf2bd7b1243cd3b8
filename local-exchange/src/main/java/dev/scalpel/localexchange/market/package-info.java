/** The listed pairs: filters and status, and the prices and public trades that follow from their bars. */
@NullMarked
package dev.scalpel.localexchange.market;

import org.jspecify.annotations.NullMarked;
