/** The market half of OKX. */
@NullMarked
package dev.scalpel.venue.generic.okx;

import org.jspecify.annotations.NullMarked;
