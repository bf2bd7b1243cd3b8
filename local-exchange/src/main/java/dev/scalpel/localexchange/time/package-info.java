/** The exchange's time: a clock that its owner moves, and a scheduler of what is due. */
@NullMarked
package dev.scalpel.localexchange.time;

import org.jspecify.annotations.NullMarked;
