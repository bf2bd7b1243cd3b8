/** Symbols, one-minute bars and the arithmetic of minutes: the ground floor, which imports nothing of ours. */
@NullMarked
package dev.scalpel.market;

import org.jspecify.annotations.NullMarked;
