/** Funding of perpetuals: when it is due, at which rates, and the prices that these are made of. */
@NullMarked
package dev.scalpel.funding;

import org.jspecify.annotations.NullMarked;
