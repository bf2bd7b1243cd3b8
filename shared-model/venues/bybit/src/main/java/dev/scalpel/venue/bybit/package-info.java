/** The adapter of Bybit's API v5, with a unified trading account. docs/venues/bybit.md lists requests and assumptions. */
@NullMarked
package dev.scalpel.venue.bybit;

import org.jspecify.annotations.NullMarked;
