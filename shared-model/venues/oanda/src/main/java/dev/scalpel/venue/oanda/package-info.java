/** OANDA: currency pairs on margin, by its v20 REST API. */
@NullMarked
package dev.scalpel.venue.oanda;

import org.jspecify.annotations.NullMarked;
