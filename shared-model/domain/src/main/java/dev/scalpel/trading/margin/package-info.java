/** Margin of a leveraged position: what opens it, what keeps it open, and the price at which the venue closes it. */
@NullMarked
package dev.scalpel.trading.margin;

import org.jspecify.annotations.NullMarked;
