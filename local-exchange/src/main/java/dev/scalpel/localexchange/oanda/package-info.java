/** A stand-in of OANDA: its v20 REST API over the margin core. */
@NullMarked
package dev.scalpel.localexchange.oanda;

import org.jspecify.annotations.NullMarked;
