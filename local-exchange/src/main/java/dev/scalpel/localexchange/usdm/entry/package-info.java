/** The way of orders into the market: their parameters, the rules they must keep, and their acceptance. */
@NullMarked
package dev.scalpel.localexchange.usdm.entry;

import org.jspecify.annotations.NullMarked;
