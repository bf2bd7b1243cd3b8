/** What is traded: the description of an instrument as its venue publishes it. */
@NullMarked
package dev.scalpel.trading.instrument;

import org.jspecify.annotations.NullMarked;
