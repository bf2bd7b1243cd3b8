/** Symbols, one-minute bars and the arithmetic of minutes: the lowest layer, which depends on nothing else of ours. */
@NullMarked
package dev.scalpel.market;

import org.jspecify.annotations.NullMarked;
