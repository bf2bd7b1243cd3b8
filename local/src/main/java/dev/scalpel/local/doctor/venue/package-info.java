/** Checks at a venue that send no order: reachability, clock, key, instruments, sizes, fees. */
@NullMarked
package dev.scalpel.local.doctor.venue;

import org.jspecify.annotations.NullMarked;
