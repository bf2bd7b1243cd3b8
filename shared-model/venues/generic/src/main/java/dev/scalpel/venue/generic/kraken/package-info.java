/** The market half of Kraken. */
@NullMarked
package dev.scalpel.venue.generic.kraken;

import org.jspecify.annotations.NullMarked;
