/** Drives the functions by their cadences: on a clock that is moved by hand here, on the wall clock in {@code run}. */
@NullMarked
package dev.scalpel.local.clock;

import org.jspecify.annotations.NullMarked;
