/** The largest coins by market capitalisation that a venue trades: one list a day, as it was known on that day. */
@NullMarked
package dev.scalpel.universe;

import org.jspecify.annotations.NullMarked;
