/** Prices move, orders fill, positions are valued and closed for want of margin. */
@NullMarked
package dev.scalpel.localexchange.margin.engine;

import org.jspecify.annotations.NullMarked;
