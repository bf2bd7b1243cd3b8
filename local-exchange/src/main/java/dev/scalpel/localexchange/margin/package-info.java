/** A market on margin with one account of netted positions, whatever API it speaks. */
@NullMarked
package dev.scalpel.localexchange.margin;

import org.jspecify.annotations.NullMarked;
