/** Funding of perpetuals: when it is due, and at which rates. */
@NullMarked
package dev.scalpel.funding;

import org.jspecify.annotations.NullMarked;
