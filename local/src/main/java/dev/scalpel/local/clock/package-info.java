/** Clocks of local exchanges: scaled, and read from the exchange itself. */
@NullMarked
package dev.scalpel.local.clock;

import org.jspecify.annotations.NullMarked;
