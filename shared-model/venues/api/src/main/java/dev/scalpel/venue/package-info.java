/** What every half of a venue adapter shares: address, clock, errors, rate limits, instruments, HTTP safety. */
@NullMarked
package dev.scalpel.venue;

import org.jspecify.annotations.NullMarked;
