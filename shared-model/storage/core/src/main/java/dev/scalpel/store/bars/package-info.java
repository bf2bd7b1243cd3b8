/** Stored one-minute bars, one object per instrument and day, and the log of invalid bars. */
@NullMarked
package dev.scalpel.store.bars;

import org.jspecify.annotations.NullMarked;
