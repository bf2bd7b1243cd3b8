/** Tradovate: futures of CME Group, by the API of partner.tradovate.com and api.tradovate.com. */
@NullMarked
package dev.scalpel.venue.tradovate;

import org.jspecify.annotations.NullMarked;
