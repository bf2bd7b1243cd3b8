/** Orders on margin and their fills. */
@NullMarked
package dev.scalpel.localexchange.margin.orders;

import org.jspecify.annotations.NullMarked;
